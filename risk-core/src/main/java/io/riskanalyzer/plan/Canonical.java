package io.riskanalyzer.plan;

import static java.util.Objects.requireNonNull;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The canonical text of a document, of which hashes are taken: no blanks, members sorted by name, each number in one form.
 * How a file is indented, in which order its members stand, and how its decimals are written make no difference.
 */
final class Canonical {
    private final Writer out;
    private final boolean withRemarks;

    private Canonical(Writer out, boolean withRemarks) {
        this.out = out;
        this.withRemarks = withRemarks;
    }

    /** The SHA-256 of the whole node. */
    static String hash(Node node) {
        return hash(node, true);
    }

    /** The SHA-256 of the parts of a plan: remarks and test vectors are left out. */
    static String hashOfParts(Node.Fields plan) {
        Map<String, Node> members = new HashMap<>(plan.members());
        members.remove(PlanFile.VECTORS);
        return hash(Node.fields(members), false);
    }

    private static String hash(Node node, boolean withRemarks) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
            try (Writer writer = new BufferedWriter(new OutputStreamWriter(sink, StandardCharsets.UTF_8))) {
                new Canonical(writer, withRemarks).append(node);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(Node node) throws IOException {
        if (node instanceof Node.Fields fields) {
            String separator = "{";
            String[] names = fields.members().keySet().toArray(String[]::new);
            Arrays.sort(names);
            for (String name : names) {
                if (withRemarks || !name.equals(NodeReader.REMARKS)) {
                    out.write(separator);
                    Quoted.append(name, out);
                    out.write(':');
                    append(requireNonNull(fields.members().get(name)));
                    separator = ",";
                }
            }
            out.write(separator.equals("{") ? "{}" : "}");
        } else if (node instanceof Node.Items items) {
            String separator = "[";
            for (Node item : items.items()) {
                out.write(separator);
                append(item);
                separator = ",";
            }
            out.write(separator.equals("[") ? "[]" : "]");
        } else if (node instanceof Node.Text text) {
            Quoted.append(text.value(), out);
        } else if (node instanceof Node.Whole whole) {
            out.write(Long.toString(whole.value()));
        } else if (node instanceof Node.Real real) {
            out.write("0x" + HexFormat.of().toHexDigits(Double.doubleToLongBits(real.value())));
        } else if (node instanceof Node.Flag flag) {
            out.write(Boolean.toString(flag.value()));
        }
    }
}

package io.riskanalyzer.plan;

import io.riskanalyzer.score.Explainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The document around a plan: format, version, id, checksum; and how it gets to a file and back. */
final class PlanFile {
    static final int MOST_BYTES = 256 << 20;

    static final String FEATURES = "features";
    static final String SCORER = "scorer";
    static final String CALIBRATION = "calibration";
    static final String DISPLAY = "display";
    static final String BANDS = "bands";
    static final String POLICY = "policy";
    static final String EXPLAINER = "explainer";
    static final String REASONS = "reasons";
    static final String VECTORS = "vectors";

    private static final String FORMAT_NAME = "risk-analyzer-plan";
    private static final int NEWEST_VERSION = 1;

    private static final String FORMAT = "format";
    private static final String VERSION = "version";
    private static final String ID = "id";
    private static final String CHECKSUM = "checksum";
    private static final String PLAN = "plan";

    private PlanFile() {}

    static ScoringPlan load(Path file) {
        if (Files.isDirectory(file)) { // which fails in other words on every system
            throw notReadable(file.toString(), new IOException("it is a directory"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return load(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(
                    "The plan file (" + file
                            + ") must exist, but does not.\nMaybe the path is meant from another folder.",
                    e);
        } catch (IOException e) {
            throw notReadable(file.toString(), e);
        }
    }

    static ScoringPlan load(InputStream in, String name) {
        return load(in, name, MOST_BYTES);
    }

    static ScoringPlan load(InputStream in, String name, int most) {
        try {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new Source(name)
                        .refuse(
                                1,
                                1,
                                "The plan file must have at most " + most
                                        + " bytes, but has more.\nMaybe it is another file.");
            }
            return read(bytes, name);
        } catch (IOException e) {
            throw notReadable(name, e);
        }
    }

    private static UncheckedIOException notReadable(String name, IOException e) {
        String fact = e instanceof AccessDeniedException
                ? "this user may not read it"
                : "the reading failed (" + e.getMessage() + ")";
        return new UncheckedIOException(
                "The plan file (" + name + ") must be readable, but " + fact + ".\nMaybe another file is meant.", e);
    }

    /** The plan that the bytes of a file hold. */
    static ScoringPlan read(byte[] bytes, String name) {
        Source source = new Source(name);
        Node root = NodeParser.parse(bytes, source);
        if (!(root instanceof Node.Fields document)) {
            throw source.refuse(
                    root,
                    "The plan file must be a JSON object, but is " + root.described()
                            + ".\nMaybe this is another file.");
        }
        Codecs codecs = Codecs.present();
        NodeReader header = new NodeReader(new PlanReader(source, codecs, document), document);
        requireFormat(header, source, document);
        String id = header.text(ID);
        String checksum = header.text(CHECKSUM);
        Node.Fields node = header.fields(PLAN);
        header.requireAllAsked();
        requireHash(header, source, CHECKSUM, checksum, checksumOf(node));
        requireHash(header, source, ID, id, Canonical.hashOfParts(node));

        PlanReader reader = new PlanReader(source, codecs, node);
        PlanParts parts = reader.parts();
        TestVectors vectors = TestVectors.read(reader, new NodeReader(reader, node).fields(VECTORS), parts.features());
        reader.guarded(node, PLAN, () -> new Rehearsal(parts).play(vectors.rows()));
        return new ScoringPlan(parts, id, vectors);
    }

    private static void requireFormat(NodeReader header, Source source, Node.Fields document) {
        Node format = header.find(FORMAT);
        if (!(format instanceof Node.Text text) || !text.value().equals(FORMAT_NAME)) {
            throw source.refuse(
                    format == null ? document : format,
                    "The format of a plan file must be \"" + FORMAT_NAME
                            + "\", but is not.\nMaybe this is another file.");
        }
        long version = header.integer(VERSION);
        if (version < 1 || version > NEWEST_VERSION) {
            throw source.refuse(
                    Objects.requireNonNull(header.find(VERSION)),
                    "The version of the plan file (" + version
                            + ") must be " + Source.upTo(NEWEST_VERSION)
                            + ", which is what is understood here.\nMaybe update "
                            + CoreCodec.MODULE + ".");
        }
    }

    private static void requireHash(NodeReader header, Source source, String name, String given, String actual) {
        if (!given.equals(actual)) {
            throw source.refuse(
                    Objects.requireNonNull(header.find(name)),
                    "The " + name + " of the plan ("
                            + Source.shown(given) + ") must be that of its content, but that is " + actual
                            + ".\nMaybe the file was damaged or edited by hand; take it from where it was saved.");
        }
    }

    private static String checksumOf(Node plan) {
        return "sha256:" + Canonical.hash(plan);
    }

    static void write(ScoringPlan plan, OutputStream out) {
        byte[] bytes = bytes(plan);
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The stream must take the plan, but does not: " + e, e);
        }
    }

    static void save(ScoringPlan plan, Path file) {
        byte[] bytes = bytes(plan);
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                store(bytes, temporary);
                move(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The plan file (" + file + ") must be writable, but is not."
                            + "\nMaybe its folder does not exist, or its rights do not allow it.",
                    e);
        }
    }

    private static void store(byte[] bytes, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true); // or the name could outlive the content when the machine stops
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The file of a plan, which was read back and verified. */
    static byte[] bytes(ScoringPlan plan) {
        PlanWriter.Written written = PlanWriter.write(plan.parts(), Codecs.present());
        Class<?> unsaved = written.unsaved();
        if (unsaved != null) {
            throw new IllegalStateException("The part of the plan (" + unsaved.getName()
                    + ") must have a codec to be saved, but none writes it.\nMaybe "
                    + (Explainer.class.isAssignableFrom(unsaved)
                            ? "wrap the explainer of a scorer in OwnExplainer of risk-explain, or "
                            : "")
                    + "implement PartCodec for it, and name that in META-INF/services/" + PartCodec.class.getName()
                    + ".");
        }
        byte[] bytes = bytes(written, plan.vectors());
        if (bytes.length > MOST_BYTES) {
            throw new IllegalStateException("The plan (" + bytes.length + " bytes) must have at most " + MOST_BYTES
                    + ", or it could not be loaded.\nMaybe train a smaller model.");
        }
        requireReadable(bytes, written.id());
        return bytes;
    }

    static byte[] bytes(PlanWriter.Written written, TestVectors vectors) {
        Map<String, Node> members = new LinkedHashMap<>(written.node().members());
        members.put(VECTORS, vectors.node());
        Node.Fields plan = Node.fields(members);
        Map<String, Node> document = new LinkedHashMap<>();
        document.put(FORMAT, Node.text(FORMAT_NAME));
        document.put(VERSION, Node.whole(NEWEST_VERSION));
        document.put(ID, Node.text(written.id()));
        document.put(CHECKSUM, Node.text(checksumOf(plan)));
        document.put(PLAN, plan);
        return Layout.of(Node.fields(document)).getBytes(StandardCharsets.UTF_8);
    }

    private static void requireReadable(byte[] bytes, String id) {
        try {
            ScoringPlan saved = read(bytes, "saved");
            saved.verify();
            String again = PlanWriter.write(saved.parts(), Codecs.present()).id();
            if (!again.equals(id)) {
                throw new PlanFormatException(
                        "The id of the plan (" + id + ") must stay, but what was read has " + again + ".");
            }
        } catch (PlanFormatException e) {
            throw new IllegalStateException(
                    "The plan must be the same after it is written and read, but is not: " + e.getMessage()
                            + "\nMaybe the codec of a part does not read all that it writes.",
                    e);
        }
    }
}

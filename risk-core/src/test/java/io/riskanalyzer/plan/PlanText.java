package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Plan files as text, to damage them. */
final class PlanText {
    private PlanText() {}

    static String of(ScoringPlan plan) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        plan.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static ScoringPlan load(String text) {
        return load(text.getBytes(StandardCharsets.UTF_8));
    }

    static ScoringPlan load(byte[] bytes) {
        return ScoringPlan.load(new ByteArrayInputStream(bytes), "plan.json");
    }

    /** The message with which a file is refused. */
    static String refusalOf(String text) {
        return refusalOf(text.getBytes(StandardCharsets.UTF_8));
    }

    static String refusalOf(byte[] bytes) {
        return catchThrowableOfType(PlanFormatException.class, () -> load(bytes))
                .getMessage();
    }

    /**
     * A file with a change made, and with the id and the checksum of what it now says. Quotes of JSON are written as
     * single ones.
     */
    static String changed(String text, String from, String to) {
        return sealed(damaged(text, from, to));
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    /** A file with a change made, and nothing else. */
    static String damaged(String text, String from, String to) {
        if (!text.contains(quoted(from))) {
            throw new IllegalArgumentException("Not in the file: " + from);
        }
        return text.replace(quoted(from), quoted(to));
    }

    /** The file with the id and the checksum of what it says, as far as it can be read. */
    static String sealed(String text) {
        Node root;
        try {
            root = NodeParser.parse(text.getBytes(StandardCharsets.UTF_8), new Source("sealed"));
        } catch (PlanFormatException e) {
            return text;
        }
        if (root instanceof Node.Fields document && document.members().get("plan") instanceof Node.Fields plan) {
            return text.replaceFirst("\"id\": \"[^\"]*\"", "\"id\": \"" + Canonical.hashOfParts(plan) + '"')
                    .replaceFirst("\"checksum\": \"[^\"]*\"", "\"checksum\": \"sha256:" + Canonical.hash(plan) + '"');
        }
        return text;
    }
}

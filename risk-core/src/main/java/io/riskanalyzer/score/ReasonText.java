package io.riskanalyzer.score;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of a reason, taken apart: what is said to everybody, and the places where a value of the row is shown.
 *
 * <table>
 * <caption>What stands in a text</caption>
 * <tr><th>written</th><th>shown</th></tr>
 * <tr><td>{@code {attendance}}</td><td>the value and its unit, as {@link Feature#format(double)} writes it;
 *     {@code missing} if there is none</td></tr>
 * <tr><td>{@code {attendance:%}}</td><td>the value of a number, a share, as per cent</td></tr>
 * <tr><td><code>{{</code> and <code>}}</code></td><td>a brace</td></tr>
 * </table>
 *
 * <p>The value of a sensitive feature is withheld. Immutable and thread-safe.
 */
public final class ReasonText {
    private static final String SHARE = "%";
    private static final NumberFeature PER_CENT = Feature.number("share").in("%");

    private final List<Part> parts;

    private ReasonText(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** A text bound to the positions of a row. Thread-safe. */
    @FunctionalInterface
    public interface RowText {

        /**
         * Returns the text for a row.
         *
         * @param row the row
         * @return the text, with the values of the row
         */
        String of(double[] row);
    }

    @FunctionalInterface
    private interface Part {
        RowText bind(FeatureSet features);
    }

    /**
     * Takes a text apart.
     *
     * @param owner what it is the text of, for errors: {@code rule ATT-1}
     * @param text the text
     * @param features what it may name
     * @return the text, taken apart
     * @throws IllegalArgumentException if a brace has no partner, or what stands between two is none of the features
     */
    public static ReasonText parse(String owner, String text, Collection<Feature> features) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                literal.append(c);
                at += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', at);
                if (end < 0 || text.lastIndexOf('{', end) > at) {
                    throw brace(owner, text, at, "close", "is left open", "{{");
                }
                parts.add(literal(literal.toString()));
                literal.setLength(0);
                parts.add(value(owner, text.substring(at + 1, end), features));
                at = end + 1;
            } else if (c == '}') {
                throw brace(owner, text, at, "open", "was not opened", "}}");
            } else {
                literal.append(c);
                at++;
            }
        }
        parts.add(literal(literal.toString()));
        return new ReasonText(parts);
    }

    /**
     * Binds this text to rows of the given features.
     *
     * @param features what a row consists of, in order
     * @return the bound text
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature that is shown is not among them
     */
    public RowText bind(FeatureSet features) {
        RowText[] bound = parts.stream().map(part -> part.bind(features)).toArray(RowText[]::new);
        return row -> {
            StringBuilder text = new StringBuilder();
            for (RowText part : bound) {
                text.append(part.of(row));
            }
            return text.toString();
        };
    }

    private static Part literal(String text) {
        return features -> row -> text;
    }

    private static Part value(String owner, String inside, Collection<Feature> features) {
        int colon = inside.lastIndexOf(':');
        String beforeColon = colon < 0 ? inside : inside.substring(0, colon);
        for (Feature feature : features) {
            if (feature.name().equals(inside)) {
                return value(feature, false);
            }
        }
        for (Feature feature : features) {
            if (feature.name().equals(beforeColon)) {
                requireShare(owner, inside, feature, inside.substring(colon + 1));
                return value(feature, true);
            }
        }
        String names = features.stream().map(Feature::name).collect(Collectors.joining(", "));
        String advice = features.stream().map(f -> "{" + f.name() + "}").collect(Collectors.joining(" or "));
        throw new IllegalArgumentException("The placeholder of " + owner + " ({" + inside
                + "}) must name one of its features, but those are " + names + ".\nMaybe " + advice
                + " is meant.");
    }

    private static void requireShare(String owner, String inside, Feature feature, String format) {
        if (!format.equals(SHARE)) {
            throw new IllegalArgumentException("The placeholder of " + owner + " ({" + inside
                    + "}) must have the form % or none, but it has " + (format.isEmpty() ? "an empty one" : format)
                    + ".\nMaybe {" + feature.name() + "} is meant.");
        }
        if (!(feature instanceof NumberFeature)) {
            throw new IllegalArgumentException("The placeholder of " + owner + " ({" + inside
                    + "}) must name a number to be shown as per cent, but there is " + feature + ".\nMaybe {"
                    + feature.name() + "} is meant.");
        }
    }

    private static Part value(Feature declared, boolean asShare) {
        return features -> {
            int slot = features.slotOf(declared);
            // Whoever calls it sensitive is obeyed, be it the rule or the schema.
            Feature shown = features.get(slot).isSensitive() ? features.get(slot) : declared;
            return asShare && !shown.isSensitive()
                    ? row -> PER_CENT.format(row[slot] * 100)
                    : row -> shown.format(row[slot]);
        };
    }

    private static IllegalArgumentException brace(
            String owner, String text, int at, String what, String fact, String escape) {
        return new IllegalArgumentException("The text of " + owner + " (\"" + text + "\") must " + what
                + " every brace, but the one at character " + (at + 1) + " " + fact + ".\nMaybe write " + escape
                + " if the reader shall see a brace.");
    }
}

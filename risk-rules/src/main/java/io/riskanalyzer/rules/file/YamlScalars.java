package io.riskanalyzer.rules.file;

import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the plain scalars of YAML 1.2's core schema are: {@code yes}, {@code no} and dates are texts.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#1032-tag-resolution">YAML 1.2.2, 10.3.2 Tag Resolution</a>
 */
final class YamlScalars {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)");
    private static final Set<String> NO_NUMBER = Set.of(".nan", ".NaN", ".NAN");
    private static final int LONGEST_NUMBER = 1000;

    private YamlScalars() {}

    static FileNode resolve(String scalar, Place place) {
        if (NOTHING.contains(scalar)) {
            return new FileNode.Nothing(place);
        }
        if (TRUE.contains(scalar) || FALSE.contains(scalar)) {
            return new FileNode.Flag(TRUE.contains(scalar), place);
        }
        return isNumber(scalar) ? new FileNode.Real(numberOf(scalar), scalar, place) : new FileNode.Text(scalar, place);
    }

    /** Whether a plain scalar is something else than a text. */
    static boolean isNoText(String scalar) {
        return !(resolve(scalar, Place.START) instanceof FileNode.Text);
    }

    private static boolean isNumber(String scalar) {
        return scalar.length() <= LONGEST_NUMBER
                && (DECIMAL.matcher(scalar).matches()
                        || OCTAL.matcher(scalar).matches()
                        || HEXADECIMAL.matcher(scalar).matches()
                        || INFINITE.matcher(scalar).matches()
                        || NO_NUMBER.contains(scalar));
    }

    private static double numberOf(String scalar) {
        if (NO_NUMBER.contains(scalar)) {
            return Double.NaN;
        }
        if (INFINITE.matcher(scalar).matches()) {
            return scalar.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (scalar.startsWith("0o") || scalar.startsWith("0x")) {
            return new BigInteger(scalar.substring(2), scalar.startsWith("0o") ? 8 : 16).doubleValue();
        }
        return Double.parseDouble(scalar);
    }
}

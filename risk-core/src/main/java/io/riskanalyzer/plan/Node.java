package io.riskanalyzer.plan;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A value of a plan document, with the place where it stood in its file; line 0 where it was made here. Immutable. */
sealed interface Node {

    /** The greatest whole number up to which every whole number is a double. */
    long MOST_EXACT = 1L << 53;

    int line();

    int column();

    /** An object, its members in the order of the file. */
    record Fields(Map<String, Node> members, int line, int column) implements Node {
        public Fields {
            members = Collections.unmodifiableMap(members); // a view: whoever made the map lets go of it
        }
    }

    /** An array. */
    record Items(List<Node> items, int line, int column) implements Node {
        public Items {
            items = Collections.unmodifiableList(items);
        }
    }

    record Text(String value, int line, int column) implements Node {}

    record Whole(long value, int line, int column) implements Node {}

    /** A number that is not whole, or too great to be told from its neighbours, or −0; always finite. */
    record Real(double value, int line, int column) implements Node {}

    record Flag(boolean value, int line, int column) implements Node {}

    static Fields fields(Map<String, Node> members) {
        return new Fields(members, 0, 0);
    }

    static Items items(List<Node> items) {
        return new Items(items, 0, 0);
    }

    static Text text(String value) {
        return new Text(value, 0, 0);
    }

    static Whole whole(long value) {
        return new Whole(value, 0, 0);
    }

    static Flag flag(boolean value) {
        return new Flag(value, 0, 0);
    }

    /** A number as it is written: NaN and the infinities as texts. */
    static Node number(double value) {
        return Math.abs(value) <= Double.MAX_VALUE ? finite(value, 0, 0) : text(Double.toString(value));
    }

    /** A finite number; one form for each value, so that 30, 30.0 and 3e1 are the same. */
    static Node finite(double value, int line, int column) {
        boolean whole = Math.abs(value) <= MOST_EXACT && value == Math.rint(value);
        return whole && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0)
                ? new Whole((long) value, line, column)
                : new Real(value, line, column);
    }

    /** What this value is, for messages. */
    default String described() {
        if (this instanceof Fields) {
            return "an object";
        }
        if (this instanceof Items) {
            return "a list";
        }
        if (this instanceof Text text) {
            return "a text (\"" + Source.shown(text.value()) + "\")";
        }
        if (this instanceof Flag flag) {
            return String.valueOf(flag.value());
        }
        return "a number ("
                + (this instanceof Whole whole ? Long.toString(whole.value()) : Double.toString(((Real) this).value()))
                + ")";
    }
}

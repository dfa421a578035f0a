package io.riskanalyzer.plan;

/**
 * Where a plan is read from.
 *
 * @param name the file as it was named, for messages
 */
record Source(String name) {
    private static final int MOST_SHOWN = 60;

    /** The error of a value: its place, then the message. */
    PlanFormatException refuse(Node at, String message) {
        return refuse(at.line(), at.column(), message);
    }

    PlanFormatException refuse(Node at, String message, RuntimeException cause) {
        return new PlanFormatException(name + ":" + at.line() + ":" + at.column() + ": " + message, cause);
    }

    PlanFormatException refuse(int line, int column, String message) {
        return new PlanFormatException(name + ":" + line + ":" + column + ": " + message);
    }

    /** The fields of a value that must be an object. */
    Node.Fields fields(Node value, String name) {
        if (value instanceof Node.Fields fields) {
            return fields;
        }
        throw wrongType(name, "an object", value);
    }

    PlanFormatException wrongType(String name, String wanted, Node value) {
        return refuse(
                value,
                "The field (" + name + ") must be " + wanted + ", but is " + value.described()
                        + ".\nMaybe the file was edited by hand; save the plan again.");
    }

    /** The versions that are understood. */
    static String upTo(int newest) {
        return newest == 1 ? "1" : "from 1 to " + newest;
    }

    /** A text of the file as a message may show it: not too long, on one line. */
    static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "�");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
    }
}

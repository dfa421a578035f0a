package io.riskanalyzer.models.internal;

/**
 * Where a model of XGBoost is read from.
 *
 * @param name the file as it was named, for messages
 */
record XgboostSource(String name) {
    private static final int MOST_SHOWN = 60;

    IllegalArgumentException refuse(String message) {
        return new IllegalArgumentException(name + ": " + message);
    }

    IllegalArgumentException damaged(String message) {
        return refuse(message + "\nMaybe the file was damaged or edited; save the model again.");
    }

    /** A text of the file as a message may show it: not too long, on one line. */
    static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "�");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
    }
}

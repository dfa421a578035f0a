package io.riskanalyzer.io;

/** What a column is said to be. */
enum ColumnRole {
    CATEGORY("a category"),
    NUMBER("a number"),
    DROPPED("dropped"),
    ID("the id"),
    /** To be found out. */
    OPEN("open");

    private final String phrase;

    ColumnRole(String phrase) {
        this.phrase = phrase;
    }

    @Override
    public String toString() {
        return phrase;
    }
}

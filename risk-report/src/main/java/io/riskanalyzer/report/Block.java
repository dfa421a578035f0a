package io.riskanalyzer.report;

/** What a section is made of: a {@link Picture} or a {@link Table}. Immutable and thread-safe. */
public sealed interface Block permits Picture, Table {

    /**
     * Returns what it shows.
     *
     * @return the title, not blank
     */
    String title();
}

package io.riskanalyzer.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sections with pictures and tables, written as one HTML file that needs nothing else. Immutable and thread-safe: each
 * method answers another report.
 *
 * <pre>{@code
 * double[] scores = {0.9, 0.8, 0.4, 0.3, 0.1};
 * boolean[] defaulted = {true, false, true, false, false};
 *
 * Report.titled("Loan default")
 *         .with(Section.titled("How well it ranks")
 *                 .with(EvaluationPictures.roc(RocCurve.of(scores, defaulted)))
 *                 .with(EvaluationPictures.scores(scores, defaulted, Bands.below(0.5, "LOW").otherwise("HIGH"))))
 *         .save(folder.resolve("loans.html"));
 * }</pre>
 *
 * <p>The file makes no request and runs no script; a content security policy in it says so to the browser. It has light
 * and dark colours, prints, and reads well on a telephone. Equal content gives equal bytes: there is no time in it but
 * what the caller writes.
 */
public final class Report {
    private final String title;
    private final String subtitle;
    private final List<Section> sections;

    private Report(String title, String subtitle, List<Section> sections) {
        this.title = title;
        this.subtitle = subtitle;
        this.sections = List.copyOf(sections);
    }

    /**
     * Returns a report without content.
     *
     * @param title what it is about, not blank
     * @return the report
     * @throws IllegalArgumentException if the title is blank
     */
    public static Report titled(String title) {
        Refusal.ifBlank("title of a report", title);
        return new Report(title, "", List.of());
    }

    /**
     * Returns this report with a line below its title, such as what data it is about and when it was made.
     *
     * @param newSubtitle the line; empty for none
     * @return the report
     */
    public Report subtitled(String newSubtitle) {
        return new Report(title, newSubtitle, sections);
    }

    /**
     * Returns this report with one more section.
     *
     * @param section the section, which becomes the last
     * @return the longer report
     */
    public Report with(Section section) {
        List<Section> longer = new ArrayList<>(sections);
        longer.add(section);
        return new Report(title, subtitle, longer);
    }

    /**
     * Returns what it is about.
     *
     * @return the title, not blank
     */
    public String title() {
        return title;
    }

    /**
     * Returns the line below the title.
     *
     * @return the line, empty for none
     */
    public String subtitle() {
        return subtitle;
    }

    /**
     * Returns the sections.
     *
     * @return the sections, in their order
     */
    public List<Section> sections() {
        return sections;
    }

    /**
     * Returns the page.
     *
     * @return an HTML document, well-formed as XML too
     */
    public String html() {
        return Page.of(this);
    }

    /**
     * Saves the page in UTF-8. A file that is there already is replaced.
     *
     * @param file the file, whose folder exists
     * @throws UncheckedIOException if the file cannot be written
     */
    public void save(Path file) {
        try {
            Files.writeString(file, html());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The report (" + file + ") must be writable, but is not."
                            + "\nMaybe its folder does not exist, or its rights do not allow it.",
                    e);
        }
    }

    /** Returns the title and the number of sections. */
    @Override
    public String toString() {
        return title + " (" + sections.size() + " sections)";
    }
}

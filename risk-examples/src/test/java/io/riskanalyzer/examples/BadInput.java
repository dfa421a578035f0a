package io.riskanalyzer.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One wrong input of {@code docs/bad-input.md}: what is wrong with it, how it looks, and how it is given to the library.
 *
 * @param kind the table that it stands in
 * @param title what is wrong, in a few words
 * @param given the part that matters, a line each
 * @param attempt gives it to the library
 */
record BadInput(Kind kind, String title, String given, Attempt attempt) {

    /** The tables, by their headings. */
    enum Kind {
        CSV_FILE("CSV file", "the file"),
        SUBJECT("Record or map", "the subject"),
        SCHEMA("Schema", "the code"),
        PLAN_FILE("Plan file", "the file"),
        RULE_SET("Rule set", "the code"),
        RULE_FILE("Rule file", "the file"),
        BINS("Bins", "the code or the line"),
        SCORECARD("Scorecard", "the code"),
        EXPLANATION("Explanation", "the code"),
        ARGUMENTS("Arguments", "the command");

        final String heading;
        final String given;

        Kind(String heading, String given) {
            this.heading = heading;
            this.given = given;
        }

        /** The head of the table. */
        String tableHead() {
            return this == ARGUMENTS
                    ? "| what is wrong | " + given + " | exit code and message |\n|---|---|---|"
                    : "| what is wrong | " + given + " | message |\n|---|---|---|";
        }
    }

    /** Gives the input to the library; what it makes goes into a folder of its own. */
    @FunctionalInterface
    interface Attempt {
        Answer in(Path folder) throws IOException;
    }

    /** A call that is expected to be refused. */
    @FunctionalInterface
    interface Call {
        void run() throws IOException;
    }

    /**
     * What the user reads.
     *
     * @param message the message
     * @param exitCode of the command line; empty where the library was called
     */
    record Answer(String message, String exitCode) {}

    /** A call that throws. */
    static Answer refusalOf(Call call) throws IOException {
        try {
            call.run();
        } catch (RuntimeException e) {
            return new Answer(String.valueOf(e.getMessage()), "");
        }
        throw new AssertionError("It was taken as if nothing were wrong.");
    }

    /** All of them, in the order of the document. */
    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        all.addAll(BadCsvFiles.all());
        all.addAll(BadSubjects.all());
        all.addAll(BadSchemas.all());
        all.addAll(BadPlanFiles.all());
        all.addAll(BadRuleSets.all());
        all.addAll(BadDecisions.all());
        all.addAll(BadRuleFiles.all());
        all.addAll(BadBins.all());
        all.addAll(BadScorecards.all());
        all.addAll(BadExplanations.all());
        all.addAll(BadEffects.all());
        all.addAll(BadArguments.all());
        return all;
    }

    /** What comes of it. File names stand without folders, and digests are cut. */
    Answer answer(Path folder) throws IOException {
        Answer answer = attempt.in(folder);
        String separator = folder.getFileSystem().getSeparator();
        String message = answer.message()
                .replace(folder.toRealPath() + separator, "")
                .replace(folder + separator, "")
                .replaceAll("[0-9a-f]{32,}…?", "…");
        return new Answer(message, answer.exitCode());
    }

    /** The row of the document. */
    String row(Answer answer) {
        String code = answer.exitCode().isEmpty() ? "" : answer.exitCode() + ": ";
        return "| " + title + " | " + code(given) + " | " + code + code(answer.message()) + " |";
    }

    private static String code(String text) {
        return Arrays.stream(text.split("\n"))
                .map(line -> line.contains("`") ? "`` " + line + " ``" : "`" + line + "`")
                .collect(Collectors.joining("<br>"))
                .replace("|", "\\|");
    }

    @Override
    public String toString() {
        return kind.heading + ": " + title;
    }
}

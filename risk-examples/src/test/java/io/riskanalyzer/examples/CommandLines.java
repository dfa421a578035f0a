package io.riskanalyzer.examples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs command lines of the examples, with files in a folder of the test. */
final class CommandLines {
    private CommandLines() {}

    /**
     * What came of a command line.
     *
     * @param code the exit code
     * @param out what went to standard output
     * @param err what went to standard error
     */
    record Ran(int code, String out, String err) {}

    /** Runs a command line; its words that name a file, or the folder {@code out}, are meant within the given folder. */
    static Ran run(Path folder, String line) {
        return run(Arrays.stream(line.split(" "))
                .map(word -> word.matches("out|\\w+/|[\\w.-]+\\.(csv|json|txt|html)")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new));
    }

    static Ran run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Ran(code, out.toString(), err.toString());
    }
}

package io.riskanalyzer.examples;

import io.riskanalyzer.examples.academic.AcademicCommand;
import io.riskanalyzer.examples.loan.LoanCommand;
import io.riskanalyzer.examples.student.StudentCommand;
import io.riskanalyzer.io.CsvFormatException;
import io.riskanalyzer.plan.PlanFormatException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * Runs an example by its name.
 *
 * <p>Exit codes: 0 done; 1 the data were wrong, with the place and what to do on standard error; 2 the arguments were
 * wrong, with the usage.
 */
@Command(
        name = "risk-examples",
        description = "Examples of the Risk Analyzer; each is one story, and its source is meant to be read.",
        subcommands = {
            StudentCommand.class,
            AcademicCommand.class,
            LoanCommand.class,
            TrainCommand.class,
            AssessCommand.class,
            ExplainCommand.class,
            AuditCommand.class,
            PlanInterventionsCommand.class,
            HelpCommand.class
        })
public final class Main {
    private static final int DATA_WRONG = 1;

    private Main() {}

    /**
     * Runs the example that the first argument names. Ends the process where the exit code is not 0.
     *
     * @param args the name of the example, then its own arguments
     */
    public static void main(String[] args) {
        int code = run(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Runs the example that the first argument names.
     *
     * @param args the name of the example, then its own arguments
     * @return the exit code
     */
    static int run(String... args) {
        CommandLine examples = new CommandLine(new Main());
        if (isAscii(
                System.getProperty("stdout.encoding", Charset.defaultCharset().name()))) {
            // no locale is set, as in many containers: tables of question marks serve nobody there
            examples.setOut(new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true))
                    .setErr(new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true));
        }
        return run(examples, args);
    }

    private static boolean isAscii(String charset) {
        return Charset.isSupported(charset) && Charset.forName(charset).equals(StandardCharsets.US_ASCII);
    }

    /**
     * Runs the example that the first argument names, and writes to the given writers what else goes to the terminal.
     *
     * @param out takes what the example tells
     * @param err takes what is wrong
     * @param args the name of the example, then its own arguments
     * @return the exit code
     */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(new CommandLine(new Main()).setOut(out).setErr(err), args);
    }

    private static int run(CommandLine examples, String... args) {
        String version = Main.class.getPackage().getImplementationVersion();
        examples.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec()
                        .version("Risk Analyzer " + (version == null ? "(not packaged)" : version)));
        return examples.setParameterExceptionHandler(WrongArguments::explain)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(command.getColorScheme().errorText(explain(failure)));
                    return DATA_WRONG;
                })
                .execute(args.length == 0 ? new String[] {"help"} : args);
    }

    /** What is wrong with the data; what is wrong with the program is thrown on. */
    private static String explain(Exception failure) throws Exception {
        if (failure instanceof IllegalArgumentException
                || failure instanceof CsvFormatException
                || failure instanceof PlanFormatException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UncheckedIOException unchecked) {
            IOException cause = Objects.requireNonNull(unchecked.getCause());
            boolean isExplained = !cause.toString().equals(failure.getMessage());
            return isExplained ? String.valueOf(failure.getMessage()) : explain(cause);
        }
        if (failure instanceof IOException io) {
            return explain(io);
        }
        throw failure;
    }

    /** What is wrong with a file, of which a bare exception tells little more than the name. */
    private static String explain(IOException failure) {
        String file = failure instanceof FileSystemException named ? named.getFile() : "of an argument";
        if (failure instanceof NoSuchFileException) {
            return "The file (" + file + ") must exist, but there is none of this name."
                    + "\nMaybe the path is meant from another folder.";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "The folder (" + file + ") must be a folder, but there is a file of this name."
                    + "\nMaybe name another folder.";
        }
        if (failure instanceof AccessDeniedException) {
            return "The file (" + file + ") must be open to this user, but is not.\nMaybe name another file.";
        }
        String told = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        String reason = told == null ? failure.getClass().getSimpleName() : told;
        return "The file (" + file + ") must be readable and writable, but it failed: " + reason
                + ".\nMaybe another file is meant, or the disk is full.";
    }
}

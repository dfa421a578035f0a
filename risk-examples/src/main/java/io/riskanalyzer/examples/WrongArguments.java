package io.riskanalyzer.examples;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with the arguments, in words of this library instead of the parser's, and how they are used. */
final class WrongArguments {
    private static final Map<Class<?>, String> KINDS = Map.of(
            int.class, "a whole number",
            long.class, "a whole number",
            Double.class, "a number",
            Charset.class, "the name of a charset, such as windows-1252");

    private WrongArguments() {}

    /** Prints both, and returns the exit code. */
    static int explain(ParameterException wrong, String... args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(message(wrong)));
        err.println();
        command.usage(err, command.getColorScheme());
        return CommandLine.ExitCode.USAGE;
    }

    private static String message(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (wrong instanceof MissingParameterException missing) {
            List<String> names = missing.getMissing().stream()
                    .map(argument -> named(argument) + " " + argument.paramLabel())
                    .toList();
            return "The argument" + (names.size() == 1 ? " (" : "s (") + String.join(", ", names) + ") must be given"
                    + (names.size() == 1 ? "" : ", each") + " with its value.";
        }
        if (wrong instanceof MutuallyExclusiveArgsException) {
            return "The arguments "
                    + String.valueOf(wrong.getMessage())
                            .replaceAll("=\\w+", "")
                            .replaceFirst("Error: (.*) are mutually .*", "($1) must not be given together")
                    + ".\nMaybe leave one out.";
        }
        if (wrong instanceof OverwrittenOptionException overwritten) {
            return "The argument (" + named(overwritten.getOverwritten()) + ") must be given once.";
        }
        ArgSpec argument = wrong.getArgSpec();
        if (argument == null || wrong.getValue() == null) {
            return String.valueOf(wrong.getMessage())
                    .replaceFirst("Unknown subcommand '(.*)'\\.", "The example ($1) must be one of those below.");
        }
        return "The value of " + named(argument) + " (" + wrong.getValue() + ") must be " + kindOf(argument) + ".";
    }

    private static String unmatched(UnmatchedArgumentException wrong) {
        String given = wrong.getUnmatched().get(0);
        List<String> near = wrong.getSuggestions();
        Map<String, CommandLine> examples = wrong.getCommandLine().getSubcommands();
        String rule;
        if (wrong.isUnknownOption()) {
            rule = "The argument (" + given + ") must be one of those below.";
        } else if (examples.isEmpty()) {
            rule = "The word (" + given + ") must belong to an argument, but none takes it."
                    + "\nMaybe put quotes around a value that has blanks in it.";
        } else {
            rule = "The example (" + given + ") must be one of " + String.join(", ", examples.keySet()) + ".";
        }
        return rule + (near.isEmpty() ? "" : "\nMaybe " + near.get(0).split("[= ]", 2)[0] + " is meant.");
    }

    private static String kindOf(ArgSpec argument) {
        return argument.typeInfo().isMap()
                ? "of the form " + argument.paramLabel()
                : KINDS.getOrDefault(
                        argument.auxiliaryTypes()[0], argument.paramLabel().toLowerCase(Locale.ROOT));
    }

    private static String named(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}

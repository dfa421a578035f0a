package io.riskanalyzer.examples;

import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.io.CsvRows;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a CSV file is written, as arguments that {@code train} and {@code assess} share. */
final class CsvOptions {
    @Option(names = "--data", required = true, paramLabel = "FILE", description = "The CSV file.")
    Path data = Path.of("");

    @Option(names = "--id", paramLabel = "COLUMN", description = "The column that names the subject; no feature.")
    @Nullable
    String id;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "Between the cells: , ; or tab (default: found by itself).")
    @Nullable
    String delimiter;

    @Option(names = "--charset", paramLabel = "NAME", description = "Such as windows-1252 (default: UTF-8).")
    @Nullable
    Charset charset;

    @Option(
            names = "--missing",
            paramLabel = "TOKEN",
            split = ",",
            hideParamSyntax = true,
            description = "What stands for a missing value, besides a blank cell; several with commas between.")
    List<String> missing = List.of();

    @Option(names = "--decimal-comma", description = "Numbers are written as 0,62.")
    boolean decimalComma;

    @Option(names = "--no-header", description = "The first line is data already; give the --names.")
    boolean noHeader;

    @Option(
            names = "--names",
            paramLabel = "a,b,…",
            split = ",",
            hideParamSyntax = true,
            description = "The names of the columns, with --no-header.")
    List<String> names = List.of();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** The file, to be read as the arguments say. */
    CsvRows rows() {
        if (noHeader != !names.isEmpty()) {
            throw usage("The arguments (--no-header, --names) must be given together.\nMaybe add "
                    + (noHeader ? "--names a,b,…." : "--no-header."));
        }
        try {
            CsvRows rows = CsvRows.of(data).missing(missing.toArray(new String[0]));
            if (noHeader) {
                rows = rows.header(names.toArray(new String[0]));
            }
            if (delimiter != null) {
                rows = rows.delimiter(character(delimiter));
            }
            if (charset != null) {
                rows = rows.charset(charset);
            }
            if (decimalComma) {
                rows = rows.decimalComma();
            }
            return id == null ? rows : rows.id(id);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private char character(String given) {
        if (given.equals("tab") || given.equals("\\t")) {
            return '\t';
        }
        if (given.length() != 1) {
            throw usage("The value of --delimiter (" + given + ") must be one character, or tab.\nMaybe leave it out: a"
                    + " comma, a semicolon and a tab are found.");
        }
        return given.charAt(0);
    }

    /** Refuses a column that the file does not have. */
    void requireColumn(String argument, String column) {
        List<String> header = rows().header();
        if (!header.contains(column)) {
            throw usage(SchemaMismatchException.unknownName(
                            "The column of " + argument + " (" + column + ") must be in the file, but that has",
                            column,
                            header,
                            "the file has no header line: then give --no-header and --names a,b,…")
                    .getMessage());
        }
    }

    /** Refuses to write over what is read: the data, and other files. */
    void requireOther(@Nullable Path written, Path... others) throws IOException {
        for (Path read : Stream.concat(Stream.of(data), Stream.of(others)).toList()) {
            if (written != null && Files.exists(written) && Files.exists(read) && Files.isSameFile(written, read)) {
                throw usage("The file to write (" + written + ") must not be one that is read.\nMaybe name another.");
            }
        }
    }

    /** The data's name with another ending, in the folder {@code out}. */
    Path answer(String ending) {
        return Path.of("out").resolve(besides(Objects.requireNonNull(data.getFileName()), ending));
    }

    /** The same file with another ending. */
    static Path besides(Path file, String ending) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
    }

    /** Makes the folder of a file that is to be written. */
    /** Refuses one file for two answers, of which the second would replace the first. */
    void requireTwo(Path out, @Nullable Path report) {
        if (report != null
                && out.toAbsolutePath()
                        .normalize()
                        .equals(report.toAbsolutePath().normalize())) {
            throw usage("The files of --out and --report (" + report + " twice) must differ.\nMaybe name another.");
        }
    }

    static void makeFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    private ParameterException usage(@Nullable String message) {
        if (spec == null) {
            throw new IllegalStateException("The command line sets the specification before it calls.");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}

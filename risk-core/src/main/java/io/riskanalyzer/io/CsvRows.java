package io.riskanalyzer.io;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.TextFormat;
import io.riskanalyzer.feature.TextFormat.DecimalSign;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A CSV file and how it is written; read as {@link #frames frames}, a chunk of rows at a time, or looked at to
 * {@link #infer() infer} what its columns are.
 *
 * <pre>{@code
 * CsvRows loans = CsvRows.of(Path.of("loans.csv")).missing("NA").id("loanId").collectingRejected();
 * FeatureSet features = loans.infer().features();
 * try (CsvFrames frames = loans.frames(features, 4096)) {
 *     while (frames.hasNext()) {
 *         Frame frame = frames.next();
 *         frame.rejected().forEach(System.err::println);
 *     }
 * }
 * }</pre>
 *
 * <p>Cells are separated by a comma, a semicolon or a tab, whichever fits the first lines, unless it is told. A cell may
 * be in double quotes, and then hold delimiters, line breaks and doubled quotes; it has at most 1,048,576 characters. A
 * line ends with LF, CR LF or CR. Blank lines and a byte order mark are skipped; blanks around names and values are
 * ignored. How values are written is said by {@link TextFormat}. Columns that no feature names are not looked at; a
 * feature without a column is an error, an optional one too.
 *
 * <p>A row is bad if it is malformed (it has not as many cells as there are columns, or its quotes are broken) or if a
 * value is illegal for its feature. The first bad row is an error, unless {@link #collectingRejected()} is told.
 *
 * <p>Immutable and thread-safe; each method that tells something returns a changed copy. The file is opened anew by each
 * method that reads, and a file that cannot be read is a {@link java.io.UncheckedIOException}.
 */
public final class CsvRows {
    private static final Set<Character> NO_DELIMITERS = Set.of('"', '\n', '\r', CsvText.UNDECODABLE);

    private final CsvSettings settings;

    private CsvRows(CsvSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns the rows of a file: in UTF-8 with a header line, its delimiter found by itself, with a decimal point, and
     * nothing but blank as missing.
     *
     * @param file the file, which is not opened yet
     * @return the rows
     */
    public static CsvRows of(Path file) {
        return new CsvRows(new CsvSettings(
                file, StandardCharsets.UTF_8, null, List.of(), TextFormat.DEFAULT, null, false, false, null));
    }

    /**
     * Returns a copy with the charset of the file; a byte order mark of UTF-8 or UTF-16 prevails. Bytes that are no text
     * in this charset make a row bad where a feature reads them.
     *
     * @param charset the charset, UTF-8 unless told
     * @return the copy
     */
    public CsvRows charset(Charset charset) {
        return new CsvRows(settings.with(charset));
    }

    /**
     * Returns a copy with the character between cells.
     *
     * @param delimiter the delimiter
     * @return the copy
     * @throws IllegalArgumentException if it is a quote or a line break
     */
    public CsvRows delimiter(char delimiter) {
        if (NO_DELIMITERS.contains(delimiter)) {
            throw new IllegalArgumentException("The delimiter (" + Fault.shown(String.valueOf(delimiter))
                    + ") must stand between cells, but it is a quote or a line break."
                    + "\nMaybe leave it out: a comma, a semicolon and a tab are found.");
        }
        return new CsvRows(settings.with(delimiter));
    }

    /**
     * Returns a copy that takes further texts for missing values; a blank cell is always missing.
     *
     * @param tokens the texts, compared as they are written, such as {@code ?} or {@code NA}
     * @return the copy
     */
    public CsvRows missing(String... tokens) {
        Set<String> all = new LinkedHashSet<>(settings.format().missing());
        all.addAll(List.of(tokens));
        return new CsvRows(settings.with(new TextFormat(all, settings.format().decimalSign())));
    }

    /**
     * Returns a copy that reads numbers with a decimal comma, as in 0,62.
     *
     * @return the copy
     */
    public CsvRows decimalComma() {
        return new CsvRows(settings.with(new TextFormat(settings.format().missing(), DecimalSign.COMMA)));
    }

    /**
     * Returns a copy for a file without a header line: its first line is a row.
     *
     * @param names the names of all the columns, in order, all different, none blank
     * @return the copy
     * @throws IllegalArgumentException if there is no name, or one is blank or there twice
     */
    public CsvRows header(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("The names of the columns (none) must be one for each column."
                    + "\nMaybe leave them out: then the header line of the file is read.");
        }
        Set<String> different = new LinkedHashSet<>();
        for (String name : names) {
            if (name.isBlank() || !different.add(name.strip())) {
                throw new IllegalArgumentException(
                        "The name of column " + (different.size() + 1) + " (" + name + ") must "
                                + (name.isBlank() ? "not be blank" : "differ from the others, but is there twice")
                                + ".\nMaybe number such columns, as in c7 and c8.");
            }
        }
        return new CsvRows(settings.with(List.copyOf(different)));
    }

    /**
     * Returns a copy that reads the id of a row's subject from a column. {@link #infer()} makes no feature of it.
     *
     * @param column the name of the column; a blank cell is a row without an id
     * @return the copy
     */
    public CsvRows id(String column) {
        return new CsvRows(settings.withId(column));
    }

    /**
     * Returns a copy that takes bad rows out and goes on: each is in {@link Frame#rejected()} of its frame, with its line
     * and all that is wrong with it. A row with broken quotes ends at its first line break.
     *
     * @return the copy
     */
    public CsvRows collectingRejected() {
        return new CsvRows(settings.collectingRejected());
    }

    /**
     * Returns a copy whose {@link #frames frames} are read by a thread of their own, while the caller works on the frame
     * in hand. Up to three frames are in memory beside that one; rows, order and errors are the same.
     *
     * @return the copy
     */
    public CsvRows readingAhead() {
        return new CsvRows(settings.readingAhead());
    }

    /**
     * Returns a copy that tells how far the reading is: about every megabyte, and once at the end.
     *
     * @param listener called on the thread that reads, which is not the caller's if that is {@link #readingAhead()}
     * @return the copy
     */
    public CsvRows onProgress(Consumer<? super ReadProgress> listener) {
        return new CsvRows(settings.with(listener));
    }

    /**
     * Reads the names of the columns.
     *
     * @return the names, as the header line has them or as told, without blanks around them
     * @throws CsvFormatException if the file is empty, or a name is blank or there twice
     */
    public List<String> header() {
        try (CsvInput input = CsvInput.open(settings)) {
            return input.columns().names();
        }
    }

    /**
     * Opens the file to read it in chunks; memory does not grow with the file.
     *
     * @param features the features, each named like its column
     * @param rowsPerFrame the most rows of a frame, at least 1; 4096 is a good number
     * @return the frames, to be closed
     * @throws CsvFormatException if the file is empty, or a name of a column is blank or there twice
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature or the id has no column
     * @throws IllegalArgumentException if {@code rowsPerFrame} is not positive
     */
    public CsvFrames frames(FeatureSet features, int rowsPerFrame) {
        if (rowsPerFrame < 1) {
            throw new IllegalArgumentException(
                    "The rows per frame (" + rowsPerFrame + ") must be at least 1.\nMaybe take 4096.");
        }
        return new CsvFrames(settings, features, rowsPerFrame);
    }

    /**
     * Reads the whole file into memory: 8 bytes a value.
     *
     * @param features the features, each named like its column
     * @return all rows
     * @throws CsvFormatException if the file has no row, a name of a column is blank or there twice, or a row is bad and
     *     rejected rows are not collected
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature or the id has no column
     */
    public Frame read(FeatureSet features) {
        try (CsvFrames frames = frames(features, Integer.MAX_VALUE)) {
            return frames.next();
        }
    }

    /**
     * Finds out what the columns are, by the rules of {@link Inference#DEFAULT}.
     *
     * @return the features, and the columns that are none
     * @throws CsvFormatException as {@link #infer(Inference)} does
     */
    public InferredSchema infer() {
        return infer(Inference.DEFAULT);
    }

    /**
     * Finds out what the columns are, in one pass over the file and without keeping it.
     *
     * <p>A column is a number if all its values are; a flag if they are one of 0/1, yes/no, true/false, t/f and y/n; else
     * a category, if there are not too many different values, with its levels in order. A column in which a value is
     * missing is optional. Left out are ids (a column named so by {@link #id}; text that nearly always differs; whole
     * numbers that nearly always differ in a column with a name like {@code customerId}, or that count the rows), columns
     * with one value alone, and text that is neither.
     *
     * <p>A column that seems to be a number is never taken for anything else, and never left out, because of a few odd
     * values: that is an error which names the first of them. Malformed rows are errors too, or skipped if rejected rows
     * are collected.
     *
     * @param rules what is known of the columns beforehand
     * @return the features, and the columns that are none
     * @throws CsvFormatException if the file has no row, a name of a column is blank or there twice, a row is malformed,
     *     or a column that should be or seems to be a number has other values
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the rules name a column that is not there
     */
    public InferredSchema infer(Inference rules) {
        try (CsvInput input = CsvInput.open(settings)) {
            return SchemaFinder.find(input, settings, rules);
        }
    }

    @Override
    public String toString() {
        return "CSV rows of " + settings.file();
    }

    /**
     * What is known of the columns of a file before {@link #infer(Inference)} looks at them. Immutable and thread-safe;
     * each method returns a changed copy.
     */
    public static final class Inference {
        /** Nothing is known, and a category has at most 100 levels. */
        public static final Inference DEFAULT = new Inference(Map.of(), 100);

        private final Map<String, ColumnRole> roles;
        private final int mostLevels;

        private Inference(Map<String, ColumnRole> roles, int mostLevels) {
            this.roles = Map.copyOf(roles);
            this.mostLevels = mostLevels;
        }

        /**
         * Returns a copy that takes columns for categories, such as codes that are written as numbers, with up to 10,000
         * levels.
         *
         * @param columns the names of the columns
         * @return the copy
         * @throws IllegalArgumentException if something else was told of one
         */
        public Inference category(String... columns) {
            return with(ColumnRole.CATEGORY, columns);
        }

        /**
         * Returns a copy that takes columns for numbers, even if they are 0 and 1 alone, or look like ids.
         *
         * @param columns the names of the columns
         * @return the copy
         * @throws IllegalArgumentException if something else was told of one
         */
        public Inference number(String... columns) {
            return with(ColumnRole.NUMBER, columns);
        }

        /**
         * Returns a copy that leaves columns out.
         *
         * @param columns the names of the columns
         * @return the copy
         * @throws IllegalArgumentException if something else was told of one
         */
        public Inference drop(String... columns) {
            return with(ColumnRole.DROPPED, columns);
        }

        private Inference with(ColumnRole role, String... columns) {
            Map<String, ColumnRole> more = new HashMap<>(roles);
            for (String column : columns) {
                ColumnRole told = more.put(column, role);
                if (told != null && told != role) {
                    throw new IllegalArgumentException(
                            "The column (" + column + ") must be told one thing, but it is to be " + told + " and "
                                    + role + ".\nMaybe remove one.");
                }
            }
            return new Inference(more, mostLevels);
        }

        /**
         * Returns a copy with another limit to what is taken for a category.
         *
         * @param levels the most different values of a category that was not named as one; 100 unless told
         * @return the copy
         * @throws IllegalArgumentException if the number is less than 2 or above 10,000
         */
        public Inference mostLevels(int levels) {
            if (levels < 2 || levels > ColumnProfile.MOST_TEXTS) {
                throw new IllegalArgumentException("The most levels of a category (" + levels + ") must be from 2 to "
                        + ColumnProfile.MOST_TEXTS + ".\nMaybe take 100.");
            }
            return new Inference(roles, levels);
        }

        Map<String, ColumnRole> roles() {
            return roles;
        }

        int mostLevels() {
            return mostLevels;
        }
    }
}

package io.riskanalyzer.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.feature.Violation;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvErrorsTest {
    private static final NumberFeature AGE = Feature.number("age").within(18, 100);
    private static final FlagFeature OWNER = Feature.flag("owner");
    private static final CategoryFeature<String> CITY = Feature.category("city", "Bonn", "Köln");

    @TempDir
    private Path directory;

    private String errorOf(CsvRows rows, Feature... features) {
        Throwable thrown = catchThrowable(() -> rows.read(FeatureSet.of(features)));
        assertThat(thrown).isInstanceOf(CsvFormatException.class);
        return CsvFile.messageOf(thrown, directory);
    }

    private String errorOf(String text, Feature... features) {
        return errorOf(CsvFile.of(directory, text), features);
    }

    private String mismatchOf(CsvRows rows, Feature... features) {
        Throwable thrown = catchThrowable(() -> rows.frames(FeatureSet.of(features), 10));
        assertThat(thrown).isInstanceOf(SchemaMismatchException.class);
        return CsvFile.messageOf(thrown, directory);
    }

    @Test
    void read_textForNumber_namesPlaceAndAdvisesToken() {
        assertThat(errorOf("city,age\nBonn,20\nBonn,abc\n", AGE))
                .isEqualTo("data.csv:3:2: The age (abc) must be a number from 18 to 100.\n"
                        + "Maybe name the text as a missing token if it stands for no value.");
    }

    @Test
    void read_numberOutOfRange_isRefused() {
        assertThat(errorOf("age\n144\n", AGE))
                .isEqualTo("data.csv:2:1: The age (144) must be a number from 18 to 100.");
    }

    @Test
    void read_decimalCommaUntold_isAdvised() {
        assertThat(errorOf("age;city\n20,5;Bonn\n", AGE))
                .startsWith(
                        "data.csv:2:1: The age (20,5) must be a number from 18 to 100.\nMaybe read it with a decimal comma");
    }

    @Test
    void read_textForFlag_isRefused() {
        assertThat(errorOf("owner\nmaybe\n", OWNER))
                .isEqualTo("data.csv:2:1: The owner (maybe) must be true or false.\n"
                        + "Maybe write true, false, yes, no, 1 or 0.");
    }

    @Test
    void read_unknownLevel_suggestsNearest() {
        assertThat(errorOf("city\nKoln\n", CITY))
                .isEqualTo("data.csv:2:1: The city (Koln) must be one of Bonn, Köln.\nMaybe Köln is meant.");
    }

    @Test
    void read_blankInRequiredColumn_isRefused() {
        assertThat(errorOf("age,city\n20,\n", AGE, CITY))
                .isEqualTo("data.csv:2:2: The city must not be missing.\n"
                        + "Maybe fill it in, or declare it optional if it may be unknown.");
    }

    @Test
    void read_severalBadCells_areAllListedFromLeftToRight() {
        assertThat(errorOf("city,age\nBonn,20\n\nMainz,x1\n", AGE, CITY))
                .isEqualTo("data.csv:4:1: The city (Mainz) must be one of Bonn, Köln.\n"
                        + "Maybe correct it, or declare what unknown levels are read as.\n"
                        + "data.csv:4:2: The age (x1) must be a number from 18 to 100.\n"
                        + "Maybe write the number alone, without unit or thousands separator.");
    }

    @Test
    void read_sensitiveValue_isWithheld() {
        assertThat(errorOf("age\n4711\n", AGE.sensitive()))
                .doesNotContain("4711")
                .startsWith("data.csv:2:1: The age ");
    }

    @Test
    void read_longValueWithLineBreaks_isShownOnOneLine() {
        assertThat(errorOf("city\n\"" + "a\n".repeat(100) + "\"\n", CITY))
                .startsWith("data.csv:2:1: The city (" + "a ".repeat(39) + "a…) must be one of Bonn, Köln.");
    }

    @Test
    void read_tooFewCells_isRefused() {
        assertThat(errorOf("age,city,owner\n20,Bonn\n", AGE))
                .isEqualTo("data.csv:2:3: The number of cells (2) must be that of the columns, but there are 3.\n"
                        + "Maybe the line was cut, or the delimiter is not a comma.");
    }

    @Test
    void read_tooManyCells_isRefused() {
        assertThat(errorOf("age;city\n20;Bonn;Köln;\n", AGE))
                .isEqualTo("data.csv:2:3: The number of cells (4) must be that of the columns, but there are 2.\n"
                        + "Maybe quote the cells that contain a semicolon, or name all the columns.");
    }

    @Test
    void read_unclosedQuote_isRefused() {
        assertThat(errorOf("age,city\n20,\"Bonn\n21,Köln\n", AGE))
                .isEqualTo("data.csv:2:2: The quoted cell must close its quotes at its end, but the file ends first.\n"
                        + "Maybe double the quotes that belong to the text: \"\".");
    }

    @Test
    void read_unclosedQuoteInLongFile_isRefusedEarly() {
        assertThat(errorOf("age,city\n20,\"Bonn\n" + "21,Köln\n".repeat(200_000), AGE))
                .isEqualTo(
                        "data.csv:2:2: The quoted cell must close its quotes at its end, but there are none for 1048576"
                                + " characters.\nMaybe double the quotes that belong to the text: \"\".");
    }

    @Test
    void read_textBehindQuotes_isRefused() {
        assertThat(errorOf("age,city\n20,\"Bonn\"n\n", AGE))
                .isEqualTo(
                        "data.csv:2:2: The quoted cell must close its quotes at its end, but other text follows them.\n"
                                + "Maybe double the quotes that belong to the text: \"\".");
    }

    @Test
    void read_bytesThatAreNoText_areRefused() {
        byte[] latin = "city,age\nKöln,20\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(errorOf(CsvFile.of(directory, latin), CITY))
                .isEqualTo("data.csv:2:1: The city (K\uFFFDln) must be text in UTF-8, but has bytes that are not.\n"
                        + "Maybe tell the charset of the file.");
        assertThat(errorOf(CsvFile.of(directory, latin).id("city"), AGE))
                .isEqualTo("data.csv:2:1: The id (K\uFFFDln) must be text in UTF-8, but has bytes that are not.\n"
                        + "Maybe tell the charset of the file.");
        assertThat(CsvFile.of(directory, latin).read(FeatureSet.of(AGE)).rows()).isOne();
    }

    @Test
    void read_duplicateColumn_isRefused() {
        assertThat(errorOf("age,city, age ,city\n1,a,2,b\n", AGE))
                .isEqualTo("data.csv:1:3: The column name (age) must differ from the others, but column 1 has it too.\n"
                        + "Maybe rename one of the two.\n"
                        + "data.csv:1:4: The column name (city) must differ from the others, but column 2 has it too.\n"
                        + "Maybe rename one of the two.");
    }

    @Test
    void read_blankColumnName_isRefused() {
        assertThat(errorOf("\nage,,city,\n1,2,3,4\n", AGE))
                .isEqualTo("data.csv:2:2: The column name must not be blank.\n"
                        + "Maybe name the column in the file, or remove it.\n"
                        + "data.csv:2:4: The column name must not be blank.\n"
                        + "Maybe a delimiter is left over at the end of the header line.");
    }

    @Test
    void read_binaryFile_isRefused() {
        assertThat(errorOf(CsvFile.of(directory, new byte[] {'P', 'K', 3, 4, (byte) 0xC3, 0, 1}), AGE))
                .isEqualTo(
                        "data.csv:1:1: The column name (PK  \uFFFD  ) must be text in UTF-8, but has bytes that are not.\n"
                                + "Maybe tell the charset of the file, or save it as CSV.");
    }

    @Test
    void read_brokenQuotesInHeader_areRefusedEvenIfCollecting() {
        assertThat(errorOf(CsvFile.of(directory, "age,\"city\n1,a\n").collectingRejected(), AGE))
                .startsWith("data.csv:1:2: The quoted cell must close its quotes at its end, but the file ends first.");
    }

    @Test
    void read_emptyFile_isRefused() {
        assertThat(errorOf("", AGE))
                .isEqualTo("data.csv:1:1: The file must have a header line, but it is empty.\n"
                        + "Maybe the export of the data failed: repeat it.");
        assertThat(errorOf("\uFEFF\n \n", AGE))
                .isEqualTo("data.csv:1:1: The file must have a header line, but it is blank.\n"
                        + "Maybe the export of the data failed: repeat it.");
        assertThat(errorOf(CsvFile.of(directory, "").header("age"), AGE))
                .isEqualTo("data.csv:1:1: The file must have a row, but it is empty.\n"
                        + "Maybe the export of the data failed: repeat it.");
    }

    @Test
    void read_headerAlone_isRefused() {
        assertThat(errorOf("age,city\n", AGE))
                .isEqualTo("data.csv:2:1: The file must have a row below its header line, but it ends there.\n"
                        + "Maybe the export of the data failed: repeat it.");
    }

    @Test
    void read_noSuchFile_isRefused() {
        CsvRows rows = CsvRows.of(directory.resolve("data.csv"));
        assertThatThrownBy(() -> rows.read(FeatureSet.of(AGE)))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(NoSuchFileException.class)
                .hasMessage("The file (" + directory.resolve("data.csv")
                        + ") must exist, but there is none of this name."
                        + "\nMaybe the path is meant from another folder.");
    }

    @Test
    void read_directory_isRefused() {
        assertThatThrownBy(() -> CsvRows.of(directory).header())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The file (" + directory + ") must be readable, but it is a directory.\n"
                        + "Maybe another file is meant.");
    }

    @Test
    void frames_featureWithoutColumn_suggestsNearest() {
        assertThat(mismatchOf(CsvFile.of(directory, "agee,city\n1,Bonn\n"), CITY, AGE.optional()))
                .isEqualTo("data.csv:1:1: The feature (age) must have a column of its name, but there are agee, city.\n"
                        + "Maybe agee is meant.");
    }

    @Test
    void frames_idWithoutColumn_suggestsNearest() {
        assertThat(mismatchOf(CsvFile.of(directory, "loanId,age\n1,20\n").id("loan_id"), AGE))
                .isEqualTo("data.csv:1:1: The id (loan_id) must have a column of its name, but there are loanId, age.\n"
                        + "Maybe loanId is meant.");
    }

    @Test
    void frames_otherDelimiterThanThought_isAdvised() {
        assertThat(mismatchOf(CsvFile.of(directory, "age|city\n1|Bonn\n"), CITY))
                .isEqualTo("data.csv:1:1: The feature (city) must have a column of its name, but there is age|city.\n"
                        + "Maybe the delimiter is not a comma.");
        assertThat(mismatchOf(CsvFile.of(directory, "age,city\n1,Bonn\n").delimiter('|'), CITY))
                .endsWith("Maybe the delimiter is not the character '|'.");
    }

    @Test
    void frames_headerLineMissing_isAdvised() {
        assertThat(mismatchOf(CsvFile.of(directory, "20,Bonn\n30,Köln\n"), CITY))
                .isEqualTo("data.csv:1:1: The feature (city) must have a column of its name, but there are 20, Bonn.\n"
                        + "Maybe the file has no header line: then tell the names of its columns.");
    }

    @Test
    void exception_ofRow_hasFileLineAndViolations() {
        CsvRows rows = CsvFile.of(directory, "age,city\n20,Mainz\n");
        CsvFormatException thrown =
                catchThrowableOfType(CsvFormatException.class, () -> rows.read(FeatureSet.of(AGE, CITY)));
        assertThat(thrown.file()).isEqualTo(directory.resolve("data.csv"));
        assertThat(thrown.line()).isEqualTo(2);
        assertThat(thrown.violations()).extracting(Violation::feature).containsExactly("city");
    }

    @Test
    void collectingRejected_everyRowBad_isNoError() {
        Frame frame = CsvFile.of(directory, "age\nx\n").collectingRejected().read(FeatureSet.of(AGE));
        assertThat(frame.rows()).isZero();
        assertThat(frame.rejected()).hasSize(1);
    }
}

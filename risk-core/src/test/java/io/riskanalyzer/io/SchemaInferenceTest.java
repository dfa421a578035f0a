package io.riskanalyzer.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.io.CsvRows.Inference;
import io.riskanalyzer.io.InferredSchema.LeftOut;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaInferenceTest {
    @TempDir
    private Path directory;

    /** A file of one column beside another that keeps blank cells from being blank lines. */
    private CsvRows column(String name, int rows, IntFunction<String> value) {
        StringBuilder text = new StringBuilder(name + ";side\n");
        for (int i = 0; i < rows; i++) {
            text.append(value.apply(i))
                    .append(';')
                    .append(i % 2 == 0 ? "a" : "b")
                    .append('\n');
        }
        return CsvFile.of(directory, text.toString());
    }

    private static Feature only(InferredSchema schema) {
        return schema.features().get(0);
    }

    private static String reason(InferredSchema schema) {
        assertThat(schema.leftOut()).hasSize(1);
        return schema.leftOut().get(0).reason();
    }

    private String errorOf(CsvRows rows, Inference rules) {
        Throwable thrown = catchThrowable(() -> rows.infer(rules));
        assertThat(thrown).isInstanceOf(CsvFormatException.class);
        return CsvFile.messageOf(thrown, directory);
    }

    @Test
    void infer_numbers_areNumbers() {
        CsvRows rows = column("x", 300, i -> i % 3 == 0 ? "-1.5e2" : "" + i);
        assertThat(only(rows.infer())).isEqualTo(Feature.number("x"));
    }

    @Test
    void infer_pairsOfWords_areFlags() {
        for (String pair : List.of("0 1", "yes no", "True False", "T F", "Y N", "y N", "YES no")) {
            String[] words = pair.split(" ", -1);
            assertThat(only(column("x", 20, i -> words[i % 2]).infer()))
                    .as(pair)
                    .isEqualTo(Feature.flag("x"));
        }
    }

    @Test
    void infer_wordsOfDifferentPairs_areCategory() {
        assertThat(only(column("x", 20, i -> i % 2 == 0 ? "yes" : "f").infer()))
                .isEqualTo(Feature.category("x", "f", "yes"));
        assertThat(only(column("x", 20, i -> i % 2 == 0 ? "1" : "2").infer())).isEqualTo(Feature.number("x"));
    }

    @Test
    void infer_oneWordAndMissing_isOptionalFlag() {
        assertThat(only(column("x", 20, i -> i % 2 == 0 ? "Y" : "").infer()))
                .isEqualTo(Feature.flag("x").optional());
        assertThat(only(column("sex", 20, i -> i % 2 == 0 ? "F" : "").infer()))
                .isEqualTo(Feature.category("sex", "F").optional());
    }

    @Test
    void infer_text_isCategoryWithLevelsInOrder() {
        assertThat(only(column("x", 30, i -> List.of("c", "B", "a b").get(i % 3))
                        .infer()))
                .isEqualTo(Feature.category("x", "B", "a b", "c"));
    }

    @Test
    void infer_missingValues_makeOptional() {
        InferredSchema schema = CsvFile.of(directory, "a,b,c\n1.5,yes,x\n,,\n2,no,?\n3,no,y\n")
                .missing("?")
                .infer();
        assertThat(schema.features())
                .containsExactly(
                        Feature.number("a").optional(),
                        Feature.flag("b").optional(),
                        Feature.category("c", "x", "y").optional());
    }

    @Test
    void infer_manyLevels_areLeftOutUnlessAllowed() {
        CsvRows rows = column("x", 1000, i -> "level" + i % 150);
        assertThat(reason(rows.infer())).isEqualTo("more than 100 levels: 150 different values in 1000 rows");
        assertThat(only(rows.infer(Inference.DEFAULT.mostLevels(150))).toString())
                .startsWith("x (category of level0,");
        assertThat(only(rows.infer(Inference.DEFAULT.category("x"))).toString()).startsWith("x (category of level0,");
        assertThat(reason(column("x", 1000, i -> "level" + i % 50).infer(Inference.DEFAULT.mostLevels(49))))
                .isEqualTo("more than 49 levels: 50 different values in 1000 rows");
    }

    @Test
    void infer_textThatDiffers_isLeftOutAsId() {
        assertThat(reason(column("customer", 20, i -> "C-" + i).infer()))
                .isEqualTo("an id or free text: nearly all of 20 values differ");
        assertThat(reason(column("customer", 9000, i -> "C-" + i).infer()))
                .isEqualTo("an id or free text: nearly all of 9000 values differ");
        assertThat(only(column("few", 5, i -> "C-" + i).infer()))
                .isEqualTo(Feature.category("few", "C-0", "C-1", "C-2", "C-3", "C-4"));
    }

    @Test
    void infer_wholeNumbersNamedLikeId_areLeftOutIfTheyDiffer() {
        for (String name : List.of("id", "customerID", "customer_id", "Account No", "ID_loan", "rowKey", "_id", "#")) {
            assertThat(reason(column(name, 500, i -> "" + (i * 7919L % 100_003)).infer()))
                    .as(name)
                    .isEqualTo("an id: nearly all of 500 values differ");
        }
        for (String name : List.of("paid", "income", "idle", "number_of_days")) {
            assertThat(only(column(name, 500, i -> "" + (i * 7919L % 100_003)).infer()))
                    .isEqualTo(Feature.number(name));
        }
        assertThat(only(column("id", 500, i -> "" + i % 7).infer())).isEqualTo(Feature.number("id"));
        assertThat(only(column("id", 500, i -> i * 31 % 501 + ".5").infer())).isEqualTo(Feature.number("id"));
    }

    @Test
    void infer_runningNumber_isLeftOutUnlessForced() {
        CsvRows rows = column("n", 50, i -> "" + (i + 7));
        assertThat(reason(rows.infer())).isEqualTo("a running number from 7 to 56");
        assertThat(only(rows.infer(Inference.DEFAULT.number("n")))).isEqualTo(Feature.number("n"));
    }

    @Test
    void infer_constant_isLeftOut() {
        assertThat(reason(column("x", 20, i -> "EUR").infer())).isEqualTo("one value alone: EUR");
        assertThat(reason(column("x", 20, i -> "").infer())).isEqualTo("no value in any row");
        assertThat(only(column("x", 20, i -> i == 0 ? "" : "EUR").infer()))
                .isEqualTo(Feature.category("x", "EUR").optional());
        assertThat(only(column("x", 20, i -> "5").infer(Inference.DEFAULT.number("x"))))
                .isEqualTo(Feature.number("x"));
    }

    @Test
    void infer_idAndDroppedColumns_areLeftOut() {
        InferredSchema schema =
                CsvFile.of(directory, "a,b,c\n1,2,3\n2,3,5\n").id("a").infer(Inference.DEFAULT.drop("c"));
        assertThat(schema.features()).containsExactly(Feature.number("b"));
        assertThat(schema.leftOut())
                .containsExactly(new LeftOut("a", "told to be the id"), new LeftOut("c", "told to be dropped"));
    }

    @Test
    void infer_forcedCategoryOfNumbers_hasLevelsInNumericOrder() {
        assertThat(only(column("x", 30, i -> List.of("10", "9", "1", "9.0").get(i % 4))
                        .infer(Inference.DEFAULT.category("x"))))
                .isEqualTo(Feature.category("x", "1", "9", "9.0", "10"));
    }

    @Test
    void infer_forcedCategoryWithoutValue_isError() {
        assertThat(errorOf(column("x", 20, i -> ""), Inference.DEFAULT.category("x")))
                .isEqualTo("data.csv:1:1: The x must have from 1 to 10000 different values to be a category, but it is"
                        + " missing in every row.\nMaybe drop it.");
        assertThat(errorOf(column("x", 20_000, i -> "v" + i), Inference.DEFAULT.category("x")))
                .matches("data.csv:1:1: The x must have from 1 to 10000 different values to be a category, but it has"
                        + " about (19|20)\\d{3}\\.\nMaybe drop it\\.");
    }

    @Test
    void infer_numbersWithFewOddValues_areErrorThatNamesTheFirst() {
        assertThat(errorOf(column("x", 200, i -> i % 50 == 3 ? "n/a" : "" + i), Inference.DEFAULT))
                .isEqualTo("data.csv:5:1: The x (n/a) must be a number, as 196 of the 200 values of its column are.\n"
                        + "Maybe name it as a missing token, or take the column for a category.");
        assertThat(errorOf(column("x", 1000, i -> i % 30 == 0 ? "bad" + i : "" + i % 90), Inference.DEFAULT))
                .startsWith(
                        "data.csv:2:1: The x (bad0) must be a number, as 966 of the 1000 values of its column are.");
    }

    @Test
    void infer_numbersWithOneFrequentPlaceholder_areErrorToo() {
        CsvRows rows = column("x", 1000, i -> i % 3 == 0 ? "NA" : "" + i);
        assertThat(errorOf(rows, Inference.DEFAULT))
                .startsWith("data.csv:2:1: The x (NA) must be a number, as 666 of ");
        assertThat(only(rows.missing("NA").infer()))
                .isEqualTo(Feature.number("x").optional());
        assertThat(errorOf(rows, Inference.DEFAULT.mostLevels(2))).startsWith("data.csv:2:1: The x (NA) must be a");
    }

    @Test
    void infer_fewCodesThatAreMostlyNumbers_areCategory() {
        assertThat(only(column("x", 100, i -> i == 50 ? "3+" : "" + i % 3).infer()))
                .isEqualTo(Feature.category("x", "0", "1", "2", "3+"));
    }

    @Test
    void infer_decimalCommaUntold_isError() {
        CsvRows rows = column("x", 100, i -> i % 4 == 0 ? "" + i : i + ",5");
        assertThat(errorOf(rows, Inference.DEFAULT))
                .isEqualTo(
                        "data.csv:3:1: The x (1,5) must be written with a decimal point, but 75 of the 100 values of its"
                                + " column have a comma.\nMaybe read the file with a decimal comma.");
        assertThat(only(rows.decimalComma().infer())).isEqualTo(Feature.number("x"));
    }

    @Test
    void infer_forcedNumberWithText_isError() {
        assertThat(errorOf(column("x", 20, i -> i == 4 ? "much" : "little"), Inference.DEFAULT.number("x")))
                .isEqualTo("data.csv:2:1: The x (little) must be a number, as its column was told to be.\n"
                        + "Maybe name it as a missing token, or take the column for a category.");
    }

    @Test
    void infer_bytesThatAreNoText_areError() {
        CsvRows rows = CsvFile.of(directory, "a,b\n1,x\n2,Köln\n3,x\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(errorOf(rows, Inference.DEFAULT))
                .isEqualTo("data.csv:3:2: The b (K\uFFFDln) must be text in UTF-8, but has bytes that are not.\n"
                        + "Maybe tell the charset of the file.");
        assertThat(rows.infer(Inference.DEFAULT.drop("b")).features()).containsExactly(Feature.number("a"));
    }

    @Test
    void infer_malformedRow_isErrorOrSkipped() {
        CsvRows rows = CsvFile.of(directory, "a,b\n1,x\n2\n3,\"y\"z\n4,y\n");
        assertThat(errorOf(rows, Inference.DEFAULT))
                .startsWith("data.csv:3:2: The number of cells (1) must be that of the columns, but there are 2.");
        InferredSchema schema = rows.collectingRejected().infer();
        assertThat(schema.rows()).isEqualTo(2);
        assertThat(schema.features()).containsExactly(Feature.number("a"), Feature.category("b", "x", "y"));
    }

    @Test
    void infer_ruleForColumnThatIsNotThere_suggestsNearest() {
        CsvRows rows = CsvFile.of(directory, "course,b\n1,x\n");
        Throwable thrown = catchThrowable(() -> rows.infer(Inference.DEFAULT.category("Course ")));
        assertThat(thrown).isInstanceOf(SchemaMismatchException.class);
        assertThat(CsvFile.messageOf(thrown, directory))
                .isEqualTo(
                        "data.csv:1:1: The column (Course ) must have a column of its name, but there are course, b.\n"
                                + "Maybe course is meant.");
    }

    @Test
    void infer_progress_isTold() {
        List<ReadProgress> told = new ArrayList<>();
        CsvFile.of(directory, "a\n1\n2\n").onProgress(told::add).infer();
        assertThat(told).containsExactly(new ReadProgress(6, 6, 2));
    }

    @Test
    void describe_columns_areListedWithWhatTheyAre() {
        InferredSchema schema = CsvFile.of(
                        directory,
                        "id,amount,own,purpose,currency\n" + "7,1.5,yes,car,EUR\n" + "9,,no,house,EUR\n"
                                + "11,20,no,car,EUR\n")
                .id("id")
                .infer();
        assertThat(schema.describe()).isEqualTo("""
                        3 rows, 3 features, 2 columns left out
                          amount    number from 1.5 to 20, 1 missing
                          own       flag
                          purpose   category of 2: car, house
                        left out:
                          id        told to be the id
                          currency  one value alone: EUR
                        """);
        assertThat(schema).hasToString("3 rows, 3 features, 2 columns left out");
    }

    @Test
    void rules_contradiction_isRefused() {
        Inference rules = Inference.DEFAULT.category("x").category("x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.drop("x"))
                .withMessage("The column (x) must be told one thing, but it is to be a category and dropped."
                        + "\nMaybe remove one.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.mostLevels(1))
                .withMessage("The most levels of a category (1) must be from 2 to 10000.\nMaybe take 100.");
    }
}

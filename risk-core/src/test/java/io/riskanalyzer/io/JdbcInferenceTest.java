package io.riskanalyzer.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.InvalidInputException;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.io.CsvRows.Inference;
import io.riskanalyzer.io.InferredSchema.LeftOut;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcInferenceTest {
    private Database database;

    @BeforeEach
    void openDatabase() throws SQLException {
        database = new Database(
                "CREATE TABLE loan(loan_id BIGINT, sum DECIMAL(12, 2), owner BOOLEAN, purpose VARCHAR(20), zip CHAR(5),"
                        + " opened DATE, arrears INT, currency CHAR(3), defaulted SMALLINT)",
                """
                INSERT INTO loan SELECT 1000000 + x * 7, x * 12.25, CASE WHEN MOD(x, 3) = 0 THEN NULL ELSE MOD(x, 2) = 0 END,
                  CASE MOD(x, 3) WHEN 0 THEN 'car' WHEN 1 THEN 'house' ELSE 'study' END, 53000 + MOD(x, 4), CURRENT_DATE,
                  MOD(x, 9), 'EUR', MOD(x, 2) FROM SYSTEM_RANGE(1, 200)
                """);
    }

    @AfterEach
    void closeDatabase() throws SQLException {
        database.close();
    }

    @Test
    void infer_columns_areTakenByTypeAndValues() throws Exception {
        InferredSchema schema = JdbcRows.of(database, "SELECT * FROM loan").infer();
        assertThat(schema.features())
                .isEqualTo(FeatureSet.of(
                        Feature.number("SUM"),
                        Feature.flag("OWNER").optional(),
                        Feature.category("PURPOSE", "car", "house", "study"),
                        Feature.category("ZIP", "53000", "53001", "53002", "53003"),
                        Feature.number("ARREARS"),
                        Feature.flag("DEFAULTED")));
        assertThat(schema.leftOut())
                .containsExactly(
                        new LeftOut("LOAN_ID", "an id: nearly all of 200 values differ"),
                        new LeftOut("OPENED", "no type of a feature: DATE"),
                        new LeftOut("CURRENCY", "one value alone: EUR"));
        assertThat(schema.rows()).isEqualTo(200);
        assertThat(database.stillOpen()).isZero();
    }

    @Test
    void infer_rules_prevailInAnyCase() {
        InferredSchema schema = JdbcRows.of(database, "SELECT * FROM loan")
                .id("loan_id")
                .infer(Inference.DEFAULT
                        .category("arrears")
                        .number("zip", "defaulted")
                        .drop("owner"));
        assertThat(schema.features().get("ZIP")).isEqualTo(Feature.number("ZIP"));
        assertThat(schema.features().get("DEFAULTED")).isEqualTo(Feature.number("DEFAULTED"));
        assertThat(schema.features().get("ARREARS"))
                .isEqualTo(Feature.category("ARREARS", "0", "1", "2", "3", "4", "5", "6", "7", "8"));
        assertThat(schema.leftOut()).contains(new LeftOut("LOAN_ID", "told to be the id"));
        assertThat(schema.leftOut()).contains(new LeftOut("OWNER", "told to be dropped"));
    }

    @Test
    void infer_whatItFinds_readsEveryRow() {
        JdbcRows rows = JdbcRows.of(database, "SELECT * FROM loan").id("loan_id");
        assertThat(rows.read(rows.infer().features()).rows()).isEqualTo(200);
    }

    @Test
    void infer_noRow_isRefused() {
        JdbcRows rows = JdbcRows.of(database, "SELECT * FROM loan WHERE FALSE");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(rows::infer)
                .withMessage("The query must give a row to look at, but gives none.\n"
                        + "Maybe its conditions are too narrow.");
    }

    @Test
    void infer_textForNumber_isRefusedWithItsRow() {
        JdbcRows rows = JdbcRows.of(database, "SELECT * FROM (VALUES ('1'), ('x2')) AS t(n)");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> rows.infer(Inference.DEFAULT.number("n")))
                .withMessageStartingWith("The N of row 2 (x2) must be a number, as its column was told to be.");
    }

    @Test
    void infer_unknownColumn_isMismatch() {
        JdbcRows rows = JdbcRows.of(database, "SELECT * FROM loan");
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> rows.infer(Inference.DEFAULT.drop("purpos")))
                .withMessageContaining("PURPOSE");
    }
}

package io.riskanalyzer.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.InvalidInputException;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.feature.Violation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcRowsTest {
    private Database database;

    private JdbcRows rows(String query, String... statements) throws SQLException {
        database = new Database(statements);
        return JdbcRows.of(database, query);
    }

    /** One value as a feature reads it. */
    private double value(String expression, Feature feature) throws SQLException {
        Frame frame = rows("SELECT " + expression + " AS " + feature.name()).read(FeatureSet.of(feature));
        return frame.value(0, 0);
    }

    private Violation refused(String expression, Feature feature) throws SQLException {
        JdbcRows rows = rows("SELECT " + expression + " AS " + feature.name());
        InvalidInputException thrown =
                catchThrowableOfType(InvalidInputException.class, () -> rows.read(FeatureSet.of(feature)));
        assertThat(thrown).isNotNull();
        return thrown.violations().get(0);
    }

    private String mismatch(String query, Feature... features) throws Exception {
        JdbcRows rows = rows(query);
        SchemaMismatchException thrown =
                catchThrowableOfType(SchemaMismatchException.class, () -> rows.frames(FeatureSet.of(features), 10));
        assertThat(thrown).isNotNull();
        assertThat(database.stillOpen()).isZero();
        return thrown.getMessage();
    }

    @AfterEach
    void closeDatabase() throws SQLException {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void read_numericTypes_areTheNearestDoubles() throws SQLException {
        Feature x = Feature.number("x");
        assertThat(value("CAST(7 AS TINYINT)", x)).isEqualTo(7);
        assertThat(value("CAST(-300 AS SMALLINT)", x)).isEqualTo(-300);
        assertThat(value("CAST(0.1 AS DOUBLE PRECISION)", x)).isEqualTo(0.1);
        assertThat(value("CAST(0.1 AS REAL)", x)).isEqualTo(0.1f);
        assertThat(value("CAST(9007199254740993 AS BIGINT)", x)).isEqualTo(9007199254740992.0);
        assertThat(value("CAST(1234567890.123456789 AS DECIMAL(30, 9))", x))
                .isEqualTo(Double.parseDouble("1234567890.123456789"));
        assertThat(value("CAST(1E+20 AS DECFLOAT)", x)).isEqualTo(1e20);
        assertThat(value("' 12.50 '", x)).isEqualTo(12.5);
    }

    @Test
    void read_numberTooGreatForDouble_isRefused() throws SQLException {
        assertThat(refused("CAST(1E+400 AS DECFLOAT)", Feature.number("x")).rule())
                .isEqualTo("must be a finite number");
    }

    @Test
    void read_nullOfEveryKind_isMissing() throws SQLException {
        assertThat(value("CAST(NULL AS INTEGER)", Feature.number("x").optional()))
                .isNaN();
        assertThat(value("CAST(NULL AS DOUBLE PRECISION)", Feature.number("x").optional()))
                .isNaN();
        assertThat(value("CAST('NaN' AS DOUBLE PRECISION)", Feature.number("x").optional()))
                .isNaN();
        assertThat(value("CAST(NULL AS BOOLEAN)", Feature.flag("x").optional())).isNaN();
        assertThat(value("CAST(NULL AS VARCHAR)", Feature.category("x", "a").optional()))
                .isNaN();
        assertThat(value("'  '", Feature.category("x", "a").optional())).isNaN();
        assertThat(refused("CAST(NULL AS INTEGER)", Feature.number("x")).rule()).isEqualTo("must not be missing");
    }

    @Test
    void read_flags_areBooleansBitsNumbersAndTexts() throws SQLException {
        Feature x = Feature.flag("x");
        for (String isTrue : List.of("TRUE", "CAST(1 AS BIT)", "1", "CAST(1.00 AS DECIMAL(3, 2))", "'Yes'", "'t '")) {
            assertThat(value(isTrue, x)).as(isTrue).isEqualTo(1);
        }
        for (String isFalse : List.of("FALSE", "0", "0.0", "'no'", "'0'")) {
            assertThat(value(isFalse, x)).as(isFalse).isZero();
        }
        assertThat(refused("2", x).message())
                .isEqualTo("The x of row 1 (2) must be true or false.\nMaybe write true, false, yes, no, 1 or 0.");
        assertThat(refused("1E-400", x).rule()).isEqualTo("must be true or false");
    }

    @Test
    void read_categories_areTextsEnumsAndPlainNumbers() throws SQLException {
        assertThat(value("CAST('car' AS CHAR(10))", Feature.category("x", "house", "car")))
                .isEqualTo(1);
        assertThat(value("CAST('b' AS ENUM('a', 'b'))", Feature.category("x", "b", "a")))
                .isZero();
        assertThat(value("CAST('car' AS CLOB)", Feature.category("x", "house", "car")))
                .isEqualTo(1);
        Feature codes = Feature.category("x", "1", "30");
        assertThat(value("CAST(30 AS INTEGER)", codes)).isEqualTo(1);
        assertThat(value("CAST(30 AS DECIMAL(5, 2))", codes)).isEqualTo(1);
        assertThat(value("CAST(30 AS DOUBLE PRECISION)", codes)).isEqualTo(1);
        assertThat(value("TRUE", Feature.category("x", "true", "false"))).isZero();
        assertThat(refused("'carr'", Feature.category("x", "house", "car")).message())
                .isEqualTo("The x of row 1 (carr) must be one of house, car.\nMaybe car is meant.");
    }

    @Test
    void read_missingTokens_holdForTextsAndNumbers() throws SQLException {
        JdbcRows rows = rows("SELECT * FROM (VALUES ('?', -9), ('a', 5)) AS t(c, n)")
                .missing("?")
                .missing("-9");
        Frame frame = rows.read(FeatureSet.of(
                Feature.category("c", "a").optional(), Feature.number("n").optional()));
        assertThat(frame.value(0, 0)).isNaN();
        assertThat(frame.value(0, 1)).isNaN();
        assertThat(frame.value(1, 1)).isEqualTo(5);
    }

    @Test
    void frames_datesAndBinary_areRefusedWithAdvice() throws Exception {
        assertThat(mismatch("SELECT CURRENT_DATE AS born", Feature.number("born")))
                .isEqualTo(
                        "The feature (born (number)) must have a column of its kind, but that is DATE.\nMaybe select what it"
                                + " tells as a number, such as EXTRACT(YEAR FROM …) or the days until now.");
        assertThat(mismatch("SELECT CURRENT_TIMESTAMP AS at", Feature.category("at", "a")))
                .contains("TIMESTAMP");
        assertThat(mismatch("SELECT X'00' AS photo", Feature.number("photo"))).contains("as a number or a text");
        assertThat(mismatch("SELECT TRUE AS x", Feature.number("x"))).contains("declare it a flag, or cast");
    }

    @Test
    void frames_names_areExactElseInAnyCase() throws SQLException {
        JdbcRows rows = rows(
                "SELECT \"Age\", age, \"loanSum\" FROM t",
                "CREATE TABLE t(\"Age\" INT, age INT, \"loanSum\" INT)",
                "INSERT INTO t VALUES (1, 2, 3)");
        assertThat(rows.header()).containsExactly("Age", "AGE", "loanSum");
        Frame frame = rows.read(FeatureSet.of(Feature.number("LOANSUM"), Feature.number("AGE"), Feature.number("Age")));
        assertThat(List.of(frame.value(0, 0), frame.value(0, 1), frame.value(0, 2)))
                .containsExactly(3.0, 2.0, 1.0);
    }

    @Test
    void frames_nameWithoutOneColumn_isMismatch() throws Exception {
        assertThat(mismatch("SELECT 1 AS \"Age\", 2 AS AGE", Feature.number("age")))
                .isEqualTo("The feature (age) must have one column of its name, but 2 have it."
                        + "\nMaybe name them apart in the query, by AS.");
        assertThat(mismatch("SELECT 1 AS AGE, 2 AS AGE", Feature.number("AGE"))).contains("but 2 have it");
        assertThat(mismatch("SELECT 1 AS income", Feature.number("incomes")))
                .startsWith("The feature (incomes) must have a column of its name, in any case, but there is INCOME.");
        assertThat(mismatch("SELECT 1 AS AGE", Feature.number("age"), Feature.number("Age")))
                .contains("must have a column of its own, but age (number) has it");
    }

    @Test
    void frames_chunks_haveAllRowsNumbersAndIds() throws Exception {
        List<Long> progress = new ArrayList<>();
        JdbcRows rows = rows("SELECT x AS id, x * 2 AS n FROM SYSTEM_RANGE(1, ?)")
                .parameters(40_000)
                .id("id")
                .fetchSize(100)
                .onProgress(read -> progress.add(read.rows()));
        double sum = 0;
        int count = 0;
        try (JdbcFrames frames = rows.frames(FeatureSet.of(Feature.number("n")), 999)) {
            while (frames.hasNext()) {
                Frame frame = frames.next();
                for (int i = 0; i < frame.rows(); i++) {
                    count++;
                    sum += frame.value(i, 0);
                    assertThat(frame.number(i)).isEqualTo(count);
                    assertThat(frame.id(i)).isEqualTo("" + count);
                }
            }
            assertThat(database.stillOpen()).isZero();
        }
        assertThat(count).isEqualTo(40_000);
        assertThat(sum).isEqualTo(40_000.0 * 40_001);
        assertThat(progress).containsExactly(16_384L, 32_768L, 40_000L);
    }

    @Test
    void read_emptyResult_isEmptyFrame() throws SQLException {
        Frame frame = rows("SELECT 1 AS n WHERE FALSE").read(FeatureSet.of(Feature.number("n")));
        assertThat(frame.rows()).isZero();
    }

    @Test
    void read_badRow_isRefusedWithItsNumber() throws Exception {
        JdbcRows rows = rows("SELECT * FROM (VALUES (30, 'a'), (144, 'b')) AS t(age, city)");
        InvalidInputException thrown = catchThrowableOfType(
                InvalidInputException.class,
                () -> rows.read(FeatureSet.of(Feature.number("age").within(18, 100), Feature.category("city", "a"))));
        assertThat(thrown)
                .hasMessage("The age of row 2 (144) must be a number from 18 to 100.\n"
                        + "The city of row 2 (b) must be one of a.\n"
                        + "Maybe correct it, or declare what unknown levels are read as.");
        assertThat(database.stillOpen()).isZero();
    }

    @Test
    void read_collectingRejected_losesNoRow() throws SQLException {
        JdbcRows rows = rows("SELECT * FROM (VALUES (30, 'L1'), (144, 'L2'), (NULL, 'L3'), (40, NULL)) AS t(age, id)")
                .id("id")
                .collectingRejected();
        Frame frame = rows.read(FeatureSet.of(Feature.number("age").within(18, 100)));
        assertThat(frame.rows()).isEqualTo(2);
        assertThat(frame.id(1)).isNull();
        assertThat(frame.rejected()).extracting(RejectedRow::row).containsExactly(2L, 3L);
        assertThat(frame.rejected()).extracting(RejectedRow::id).containsExactly("L2", "L3");
        assertThat(frame.rejected().get(0).violations())
                .extracting(Violation::value)
                .containsExactly("144");
    }

    @Test
    void read_sensitiveFeature_isNeverTold() throws Exception {
        assertThat(refused("'51,200'", Feature.number("income").sensitive()).message())
                .doesNotContain("51");
        assertThat(refused("51200", Feature.number("income").within(0, 1).sensitive())
                        .message())
                .doesNotContain("51");

        JdbcRows rows = rows("SELECT CAST(v AS INT) AS income FROM (VALUES ('1'), ('51,200')) AS t(v)");
        JdbcException thrown = catchThrowableOfType(
                JdbcException.class,
                () -> rows.read(FeatureSet.of(Feature.number("income").sensitive())));
        assertThat(thrown).hasMessageContaining("SQL state 22018").hasMessageNotContaining("51,200");
        assertThat(thrown.getCause().getMessage()).doesNotContain("51,200");
        assertThat(thrown.getCause().getErrorCode()).isEqualTo(22018);
        assertThat(database.stillOpen()).isZero();

        JdbcException told =
                catchThrowableOfType(JdbcException.class, () -> rows.read(FeatureSet.of(Feature.number("income"))));
        assertThat(told)
                .hasMessageContaining("51,200")
                .hasMessageEndingWith(
                        "Maybe a value does not fit what the query" + " does with it: select it as it is.");
    }

    @Test
    void frames_wrongQuery_isTranslatedWithAdvice() throws Exception {
        JdbcRows rows = rows("SELEC 1");
        JdbcException thrown =
                catchThrowableOfType(JdbcException.class, () -> rows.frames(FeatureSet.of(Feature.number("n")), 10));
        assertThat(thrown)
                .hasMessageStartingWith("The rows of the query must be readable, but the database says: ")
                .hasMessageEndingWith("Maybe the query has a mistake, or this user may not read what it names.");
        assertThat(database.stillOpen()).isZero();
    }

    @Test
    void frames_closedBeforeTheEnd_leaveNothingOpen() throws Exception {
        JdbcRows rows = rows("SELECT x AS n FROM SYSTEM_RANGE(1, 1000)");
        try (JdbcFrames frames = rows.frames(FeatureSet.of(Feature.number("n")), 10)) {
            assertThat(frames.next().rows()).isEqualTo(10);
            assertThat(database.opened()).isEqualTo(3);
        }
        assertThat(database.stillOpen()).isZero();
    }

    @Test
    void of_connection_leavesItOpenAndAsItWas() throws Exception {
        rows("SELECT 1");
        try (Connection connection = database.getConnection()) {
            Frame frame =
                    JdbcRows.of(connection, "SELECT ? AS n").parameters(3).read(FeatureSet.of(Feature.number("n")));
            assertThat(frame.value(0, 0)).isEqualTo(3);
            assertThat(connection.isClosed()).isFalse();
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(database.stillOpen()).isEqualTo(1);
        }
    }

    @Test
    void of_resultSet_isReadOnceAndStaysOpen() throws Exception {
        rows("SELECT 1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT x AS n FROM SYSTEM_RANGE(1, 5)")) {
            assertThat(result.next()).isTrue();
            JdbcRows rows = JdbcRows.of(result);
            FeatureSet features = FeatureSet.of(Feature.number("n"));
            assertThat(rows.read(features).rows()).isEqualTo(4);
            assertThat(result.isClosed()).isFalse();
            assertThatIllegalStateException()
                    .isThrownBy(() -> rows.read(features))
                    .withMessageStartingWith("The result set must be read once");
            assertThatIllegalStateException().isThrownBy(() -> rows.parameters(1));
        }
    }

    @Test
    void of_closedResultSet_isAdvised() throws Exception {
        rows("SELECT 1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            JdbcRows rows = JdbcRows.of(statement.executeQuery("SELECT x AS n FROM SYSTEM_RANGE(1, 5)"));
            JdbcFrames frames = rows.frames(FeatureSet.of(Feature.number("n")), 2);
            assertThat(frames.next().rows()).isEqualTo(2);
            statement.execute("SELECT 1"); // closes the first result
            JdbcException thrown = catchThrowableOfType(JdbcException.class, frames::next);
            assertThat(thrown)
                    .hasMessageEndingWith("Maybe its statement was run again, or closed, before the rows were read.");
        }
    }

    @Test
    void settings_outOfRange_areRefused() throws SQLException {
        JdbcRows rows = rows("SELECT 1 AS n");
        assertThatIllegalArgumentException().isThrownBy(() -> rows.fetchSize(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> rows.frames(FeatureSet.of(Feature.number("n")), 0));
        assertThat(rows).hasToString("JDBC rows of a query");
    }
}

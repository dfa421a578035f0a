package io.riskanalyzer.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.io.CsvRows.Inference;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Public data sets, where RISK_DATA names the folder that has them; the numbers are those of its README. */
@EnabledIfEnvironmentVariable(named = "RISK_DATA", matches = ".+")
class RealFilesTest {
    private static final String[] ADULT = {
        "age",
        "workclass",
        "fnlwgt",
        "education",
        "education_num",
        "marital_status",
        "occupation",
        "relationship",
        "race",
        "sex",
        "capital_gain",
        "capital_loss",
        "hours_per_week",
        "native_country",
        "income"
    };

    private static CsvRows rows(String file) {
        return CsvRows.of(Path.of(System.getenv("RISK_DATA")).resolve(file));
    }

    private static long count(InferredSchema schema, Class<? extends Feature> kind) {
        return schema.features().stream().filter(kind::isInstance).count();
    }

    @Test
    void studentPerformance_quotedSemicolons_areRead() {
        InferredSchema schema = rows("student-performance/student-mat.csv").infer();
        assertThat(schema.rows()).isEqualTo(395);
        assertThat(schema.features().size()).isEqualTo(33);
        assertThat(count(schema, FlagFeature.class)).isEqualTo(8);
        assertThat(schema.features().get("G1")).isEqualTo(Feature.number("G1"));
        assertThat(schema.features().get("Mjob"))
                .isEqualTo(Feature.category("Mjob", "at_home", "health", "other", "services", "teacher"));
        assertThat(rows("student-performance/student-por.csv").infer().rows()).isEqualTo(649);
    }

    @Test
    void higherEdDropout_byteOrderMarkAndTabInHeader_areRead() {
        CsvRows rows = rows("higher-ed-dropout/data.csv");
        InferredSchema schema = rows.infer(Inference.DEFAULT.category("Course", "Marital status"));
        assertThat(schema.rows()).isEqualTo(4424);
        assertThat(schema.features().size()).isEqualTo(37);
        assertThat(schema.features().get("Daytime/evening attendance"))
                .isEqualTo(Feature.flag("Daytime/evening attendance"));
        assertThat(schema.features().get("Target"))
                .isEqualTo(Feature.category("Target", "Dropout", "Enrolled", "Graduate"));
        assertThat(((CategoryFeature<?>) schema.features().get("Course")).levels())
                .hasSize(17);
        Frame frame = rows.read(schema.features());
        double[] target = new double[frame.rows()];
        frame.copyColumn(36, 0, frame.rows(), target);
        assertThat(Stream.of(target)
                        .flatMapToDouble(java.util.Arrays::stream)
                        .filter(level -> level == 0)
                        .count())
                .isEqualTo(1421);
    }

    @Test
    void telcoChurn_blankTotalCharges_areMissing() {
        CsvRows rows = rows("telco-churn/Telco-Customer-Churn.csv");
        InferredSchema schema = rows.infer();
        assertThat(schema.rows()).isEqualTo(7043);
        assertThat(schema.leftOut()).extracting(InferredSchema.LeftOut::column).containsExactly("customerID");
        assertThat(schema.features().get("TotalCharges"))
                .isEqualTo(Feature.number("TotalCharges").optional());
        assertThat(schema.features().get("Churn")).isEqualTo(Feature.flag("Churn"));
        Frame frame = rows.id("customerID").read(schema.features());
        int charges = schema.features().names().indexOf("TotalCharges");
        int missing = 0;
        for (int row = 0; row < frame.rows(); row++) {
            missing += Double.isNaN(frame.value(row, charges)) ? 1 : 0;
        }
        assertThat(missing).isEqualTo(11);
        assertThat(frame.id(0)).isEqualTo("7590-VHVEG");
    }

    @Test
    void adult_withoutHeader_isRead() {
        InferredSchema schema =
                rows("adult/adult.data").header(ADULT).missing("?").infer();
        assertThat(schema.rows()).isEqualTo(32561);
        assertThat(schema.leftOut()).isEmpty();
        assertThat(count(schema, NumberFeature.class)).isEqualTo(6);
        assertThat(schema.features().get("workclass").isOptional()).isTrue();
        assertThat(schema.features().get("income")).isEqualTo(Feature.category("income", "<=50K", ">50K"));
        InferredSchema test = rows("adult/adult.test")
                .header(ADULT)
                .missing("?")
                .collectingRejected()
                .infer();
        assertThat(test.rows()).isEqualTo(16281);
    }

    @Test
    void loanDefault_dirtyCategories_areRejectedByName() {
        InferredSchema schema = rows("loan-default/loans.csv").infer();
        assertThat(schema.rows()).isEqualTo(32581);
        assertThat(schema.features().get("person_emp_length").isOptional()).isTrue();
        assertThat(schema.features().get("loan_status")).isEqualTo(Feature.flag("loan_status"));
        CsvRows dirty = rows("loan-default/loans-dirty-categories.csv");
        Frame frame = dirty.collectingRejected().read(schema.features());
        assertThat(frame.rows()).isEqualTo(32576);
        assertThat(frame.rejected()).extracting(RejectedRow::row).containsExactly(2L, 7L, 13L, 15L, 17L);
        assertThat(frame.rejected())
                .flatExtracting(RejectedRow::violations)
                .extracting(violation -> violation.value())
                .containsExactly("RENt", "OVN", "OWn", "RET", "MORTAGE");
        CsvFormatException thrown = catchThrowableOfType(CsvFormatException.class, () -> dirty.read(schema.features()));
        assertThat(thrown)
                .hasMessageEndingWith("loans-dirty-categories.csv:2:3: The person_home_ownership (RENt) must be one of"
                        + " MORTGAGE, OTHER, OWN, RENT.\nMaybe RENT is meant.");
    }

    @Test
    void germanCredit_codes_areCategories() {
        InferredSchema schema = rows("german-credit/german.csv").infer();
        assertThat(schema.rows()).isEqualTo(1000);
        assertThat(schema.leftOut()).isEmpty();
        assertThat(count(schema, CategoryFeature.class)).isEqualTo(13);
        assertThat(count(schema, NumberFeature.class)).isEqualTo(8);
    }

    @Test
    void clientAttrition_corporation_isLeftOut() {
        InferredSchema schema = rows("client-attrition/dataset2.csv").infer();
        assertThat(schema.rows()).isEqualTo(19);
        assertThat(schema.leftOut()).extracting(InferredSchema.LeftOut::column).containsExactly("corporation");
    }
}

package io.riskanalyzer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.InvalidInputException;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetBuilderTest {
    private enum Sex {
        F,
        M
    }

    private record Loan(String id, double income, Sex sex, double amount, boolean defaulted) {}

    private static final NumberFeature INCOME =
            Feature.number("income").within(0, 1e6).sensitive();
    private static final NumberFeature AMOUNT = Feature.number("amount").within(1, 1e6);
    private static final CategoryFeature<Sex> SEX = Feature.category("sex", Sex.class);
    private static final Schema<Loan> LOANS = Schema.ofRecord(Loan.class, INCOME, AMOUNT);

    private static final Loan GOOD = new Loan("a", 5_000, Sex.F, 100, false);
    private static final Loan BAD = new Loan("b", 1_000, Sex.M, 900, true);

    @Test
    void build_subjects_areReadWithTheirOutcome() {
        Dataset data = Dataset.builder(LOANS)
                .label(Loan::defaulted)
                .add(GOOD)
                .addAll(List.of(BAD, GOOD))
                .build();

        assertThat(data.features()).containsExactly(INCOME, AMOUNT);
        assertThat(data.labels()).containsExactly(false, true, false);
        assertThat(data.frame().value(1, 1)).isEqualTo(900);
        assertThat(data.weights()).isNull();
        assertThat(data.frame().id(0)).isNull();
        assertThat(IntStream.range(0, 3).mapToObj(data.frame()::number)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void build_idWeightAndAudit_areReadToo() {
        Dataset data = Dataset.builder(LOANS)
                .label(Loan::defaulted)
                .audit(SEX, Loan::sex)
                .weight(Loan::amount)
                .id(Loan::id)
                .addAll(List.of(GOOD, BAD))
                .build();

        assertThat(data.weights()).containsExactly(100, 900);
        assertThat(data.frame().id(1)).isEqualTo("b");
        assertThat(data.audited().features()).containsExactly(SEX);
        assertThat(data.audited().value(1, 0)).isEqualTo(1);
        assertThat(data.audited().id(1)).isEqualTo("b");
        assertThat(data.audited().number(1)).isEqualTo(2);
    }

    @Test
    void build_noSubject_isEmpty() {
        assertThat(Dataset.builder(LOANS).label(Loan::defaulted).build().rows()).isZero();
    }

    @Test
    void build_illegalSubject_isRefusedWithAllThatIsWrong() {
        Dataset.Builder<Loan> builder = Dataset.builder(LOANS)
                .label(Loan::defaulted)
                .audit(SEX, Loan::sex)
                .add(GOOD)
                .add(new Loan("c", -73519, null, 0.5, true));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(builder::build)
                .withMessage("""
                    The income of row 2 (withheld) must be a number from 0 to 1000000.
                    The amount of row 2 (0.5) must be a number from 1 to 1000000.
                    The sex of row 2 must not be missing.
                    Maybe fill it in, or declare it optional if it may be unknown.\
                    """);
    }

    @Test
    void build_badWeight_isRefusedByRow() {
        Dataset.Builder<Loan> builder = Dataset.builder(LOANS)
                .label(Loan::defaulted)
                .weight(loan -> -loan.amount())
                .addAll(List.of(GOOD, BAD));

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage(
                        "The weight of row 1 (-100) must be a finite number of at least 0.\nMaybe leave the row out.");
    }

    @Test
    void audit_featureOfTheSchema_isRefused() {
        CategoryFeature<Sex> attribute = SEX;
        Dataset.Builder<Loan> builder =
                Dataset.builder(Schema.ofRecord(Loan.class, INCOME, SEX)).label(Loan::defaulted);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.audit(attribute, Loan::sex))
                .withMessage(
                        "The audited attribute (sex) must not be a feature of the schema, where a model would see it."
                                + "\nMaybe build the dataset and take it out by audit(sex).");
    }

    @Test
    void audit_sameAttributeTwice_isRefused() {
        Dataset.Builder<Loan> builder = Dataset.builder(LOANS)
                .label(Loan::defaulted)
                .audit(SEX, Loan::sex)
                .audit(SEX, Loan::sex);

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageStartingWith("The feature (sex) must have a name of its own");
    }
}

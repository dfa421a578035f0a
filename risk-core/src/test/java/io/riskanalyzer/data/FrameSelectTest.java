package io.riskanalyzer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.feature.Violation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameSelectTest {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").optional();
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    private static final CategoryFeature<String> PROGRAMME =
            Feature.category("programme", "arts", "law", "science").unknownAs("law");

    private static final Frame FRAME = Frames.of(
            FeatureSet.of(ATTENDANCE, FEES_OVERDUE, PROGRAMME),
            new double[] {0.62, 1, 0},
            new double[] {Double.NaN, 0, 1},
            new double[] {1.4, 1, 2},
            new double[] {0.9, 0, Feature.UNKNOWN_LEVEL});

    private static Frame select(Feature... wanted) {
        return FRAME.select(FeatureSet.of(wanted));
    }

    private static double[] column(Frame frame, int slot) {
        double[] column = new double[frame.rows()];
        frame.copyColumn(slot, 0, frame.rows(), column);
        return column;
    }

    private static List<String> messages(Frame frame) {
        return frame.rejected().stream()
                .flatMap(row -> row.violations().stream())
                .map(Violation::message)
                .toList();
    }

    @Test
    void select_sameFeatures_isTheFrameItself() {
        assertThat(select(ATTENDANCE, FEES_OVERDUE, PROGRAMME)).isSameAs(FRAME);
    }

    @Test
    void select_someInAnotherOrder_takesThemByName() {
        Frame selected = select(PROGRAMME, ATTENDANCE);

        assertThat(selected.features().names()).containsExactly("programme", "attendance");
        assertThat(column(selected, 0)).containsExactly(0, 1, 2, -1);
        assertThat(column(selected, 1)).containsExactly(0.62, Double.NaN, 1.4, 0.9);
    }

    @Test
    void select_noFeature_keepsTheRows() {
        Frame selected = select();

        assertThat(selected.rows()).isEqualTo(4);
        assertThat(selected.number(3)).isEqualTo(4);
    }

    @Test
    void select_narrowerRange_rejectsWhatIsOutside() {
        Frame selected = select(ATTENDANCE.within(0, 1));

        assertThat(column(selected, 0)).containsExactly(0.62, Double.NaN, 0.9);
        assertThat(IntStream.range(0, 3).mapToObj(selected::number)).containsExactly(1L, 2L, 4L);
        assertThat(selected.rejected()).extracting(RejectedRow::row).containsExactly(3L);
        assertThat(messages(selected))
                .containsExactly("The attendance (1.4) must be a number from 0 to 1."
                        + "\nMaybe give it as a share: 62 % is 0.62.");
    }

    @Test
    void select_requiredFeature_rejectsWhatIsMissing() {
        Frame selected = select(Feature.number("attendance"));

        assertThat(selected.rows()).isEqualTo(3);
        assertThat(messages(selected))
                .containsExactly("The attendance must not be missing."
                        + "\nMaybe fill it in, or declare it optional if it may be unknown.");
    }

    @Test
    void select_sensitiveFeature_withholdsItsValues() {
        assertThat(messages(select(ATTENDANCE.within(0, 1).sensitive())))
                .containsExactly("The attendance (withheld) must be a number from 0 to 1.");
    }

    @Test
    void select_severalFeaturesRefuse_tellsAllInOneRow() {
        Frame selected = select(ATTENDANCE.within(0, 1), Feature.category("programme", "arts", "law"));

        assertThat(selected.rejected()).hasSize(1);
        assertThat(messages(selected)).hasSize(2);
    }

    @Test
    void select_levelsInAnotherOrder_areMatchedByName() {
        CategoryFeature<String> reordered =
                Feature.category("programme", "science", "arts", "law").unknownAs("law");

        assertThat(column(select(reordered), 0)).containsExactly(1, 2, 0, -1);
    }

    @Test
    void select_featureThatRejectsUnknownLevels_readsThemAsTheFrameSays() {
        CategoryFeature<String> rejecting = Feature.category("programme", "science", "law", "arts");

        assertThat(column(select(rejecting), 0)).containsExactly(2, 1, 0, 1);
    }

    @Test
    void select_levelThatTheFeatureLacks_isRejectedByName() {
        Frame selected = select(Feature.category("programme", "arts", "law"));

        assertThat(column(selected, 0)).containsExactly(0, 1, 1);
        assertThat(messages(selected))
                .containsExactly("The programme (science) must be one of arts, law."
                        + "\nMaybe correct it, or declare what unknown levels are read as.");
    }

    @Test
    void select_levelThatTheFeatureLacks_isUnknownWhereThatIsTaken() {
        Frame selected = select(Feature.category("programme", "arts", "law").unknownAsMissing());

        assertThat(column(selected, 0)).containsExactly(0, 1, -1, -1);
        assertThat(selected.rejected()).isEmpty();
    }

    @Test
    void select_frameWithRejectedRows_keepsThem() {
        Frame once = select(ATTENDANCE.within(0, 1));
        Frame twice = once.select(FeatureSet.of(Feature.number("attendance").within(0, 1)));

        assertThat(twice.rejected()).extracting(RejectedRow::row).containsExactly(3L, 2L);
    }

    @Test
    void select_ids_areKept() {
        Frame.Builder builder = Frame.builder(FeatureSet.of(ATTENDANCE));
        builder.add(new double[] {2}, 5, "s5");
        builder.add(new double[] {1}, 6, "s6");
        Frame selected = builder.build().select(FeatureSet.of(ATTENDANCE.within(0, 1)));

        assertThat(selected.id(0)).isEqualTo("s6");
        assertThat(selected.rejected().get(0).id()).isEqualTo("s5");
    }

    @Test
    void select_featureThatIsNotThere_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> select(Feature.number("mark")))
                .withMessage("The feature (mark) must be in the frame, but that has attendance, feesOverdue, programme."
                        + "\nMaybe read it from the source too.");
    }

    @Test
    void select_featureOfAnotherKind_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> select(Feature.number("feesOverdue")))
                .withMessage("The feature (feesOverdue (number)) must be of one kind everywhere, but in the frame it is"
                        + " feesOverdue (flag).\nMaybe declare it alike in both places.");
    }

    @Test
    void select_ofSensitiveValueThatIsRefused_withholdsIt() {
        NumberFeature income = Feature.number("income");
        Frame frame = Frames.of(FeatureSet.of(income.sensitive()), new double[] {73519});
        assertThat(frame.select(FeatureSet.of(income.within(0, 1))).rejected().toString())
                .contains("income")
                .doesNotContain("73519");
    }
}

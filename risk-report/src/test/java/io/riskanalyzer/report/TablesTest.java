package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.BandMigration;
import io.riskanalyzer.rules.RuleAnalysis;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

    @Test
    void bands_countRowsAndPositives() {
        Bands bands = Bands.below(10, "LOW").below(20, "MID").otherwise("HIGH");
        Table table = Tables.bands(bands, new double[] {1, 9, 10, 30}, new boolean[] {false, true, true, true});
        assertThat(table.rows())
                .extracting(row -> row.subList(0, 7))
                .containsExactly(
                        List.of("LOW", "", "10", "2", "50.0 %", "1", "50.0 %"),
                        List.of("MID", "10", "20", "1", "25.0 %", "1", "100.0 %"),
                        List.of("HIGH", "20", "", "1", "25.0 %", "1", "100.0 %"));
        // statsmodels 0.13.5: proportion_confint(1, 2, method='wilson')
        assertThat(table.rows().get(0).get(7)).isEqualTo("9.5 % to 90.5 %");
        assertThat(table.isNumeric(0)).isFalse();
        assertThat(table.isNumeric(1)).isTrue();
        assertThat(table.isNumeric(7)).isTrue();
    }

    @Test
    void bands_withoutRows_haveNoRate() {
        Table table = Tables.bands(Bands.below(10, "LOW").otherwise("HIGH"), new double[] {1}, new boolean[1]);
        assertThat(table.rows().get(1)).containsExactly("HIGH", "10", "", "0", "0.0 %", "0", "–", "–");
        assertThatThrownBy(() -> Tables.bands(Bands.NONE, new double[] {Double.NaN}, new boolean[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The score of row 0 (NaN)");
    }

    @Test
    void rules_areToldInTheirOrder() {
        assertThat(Tables.rules(SampleReport.rules()).rows())
                .startsWith(
                        List.of("", "always", "+5", ""),
                        List.of(
                                "RATE-1",
                                "loan_percent_income is above 0.4",
                                "+40",
                                "The loan takes {loan_percent_income:%} of the income."))
                .hasSize(4);
    }

    @Test
    void findings_tellRangeAndRows() {
        FlagFeature flag = Feature.flag("flag");
        RuleSet rules = RuleSet.named("r")
                .when(flag.isTrue())
                .add(4)
                .because("R-1", "Flag.")
                .build();
        RuleAnalysis analysis = RuleAnalysis.of(rules, Bands.below(9, "LOW").otherwise("HIGH"));
        assertThat(Tables.findings(analysis).rows())
                .containsExactly(
                        List.of("SCORES", "", "Scores go from 0 to 4.", "flag no: 0 points; flag yes: 4 points"),
                        List.of(
                                "UNREACHABLE_BAND",
                                "HIGH",
                                "Band HIGH cannot be reached: no score is at least 9.",
                                ""));
    }

    @Test
    void migration_isMatrixWithTotals() {
        FlagFeature flag = Feature.flag("flag");
        FeatureSet features = FeatureSet.of(flag);
        RuleSet rules = RuleSet.named("r")
                .when(flag.isTrue())
                .add(4)
                .because("R-1", "Flag.")
                .build();
        Frame.Builder frame = Frame.builder(features);
        frame.add(new double[] {1}, 1, null);
        frame.add(new double[] {0}, 2, null);
        frame.add(new double[] {0}, 3, null);
        BandMigration migration = BandMigration.between(
                        ScoringPlan.builder(features, rules)
                                .bands(Bands.below(9, "LOW").otherwise("HIGH"))
                                .build(),
                        ScoringPlan.builder(features, rules)
                                .bands(Bands.below(3, "LOW").otherwise("HIGH"))
                                .build())
                .over(frame.build());
        Table table = Tables.migration(migration);
        assertThat(table.columns()).containsExactly("from, to", "LOW", "HIGH", "rows");
        assertThat(table.rows())
                .containsExactly(
                        List.of("LOW", "2 (66.7 %)", "1 (33.3 %)", "3"),
                        List.of("HIGH", "0 (0.0 %)", "0 (0.0 %)", "0"));
    }

    @Test
    void provenance_tellsEverything() {
        assertThat(Tables.provenance(SampleReport.PROVENANCE).rows())
                .contains(List.of("trainer", "xgboost"), List.of("maxDepth", "4"), List.of("seed", "42"))
                .contains(List.of("rows", "19,548, of which 4,264 are positives"), List.of("duration", "4.32 s"))
                .contains(List.of("trained at", "2026-01-02T03:04:05Z"), List.of("xgboost4j", "3.0.4"));
    }

    @Test
    void table_ofRowsOfOtherLength_isRefused() {
        Table table = Table.of("Models", "model", "AUC");
        assertThat(table.row("tree", "0.85").rows()).hasSize(1);
        assertThatThrownBy(() -> table.row("tree"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The number of cells in row 1 of Models (1) must be 2, but there are 2 columns."
                        + "\nMaybe give \"\" for a cell without content.");
        assertThatThrownBy(() -> Table.of("Facts").row("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNumeric_ofNumbersWithUnitsAndSigns_isTrue() {
        Table table = Table.of("n", "a")
                .row("1,234")
                .row("-0.5")
                .row("+3 %")
                .row("–")
                .row("0.93 ± 0.01")
                .row("");
        assertThat(table.isNumeric(0)).isTrue();
        assertThat(table.row("1 of 3").isNumeric(0)).isFalse();
    }
}

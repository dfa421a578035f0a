package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTextTest {
    private static final NumberFeature SHARE = Feature.number("share");

    private static String text(Condition when, String text, double... row) {
        return text(FeatureSet.of(List.copyOf(when.features())), when, text, row);
    }

    private static String text(FeatureSet schema, Condition when, String text, double... row) {
        RuleSet rules = RuleSet.of("one", 0, List.of(new Rule(when, 1, "R", text)));
        return rules.explainer().bind(schema).reason(0, row, 1).text();
    }

    @ParameterizedTest
    @CsvSource({
        "0.62, 62 %",
        "0.07, 7 %",
        "0.745454545, 74.55 %",
        "0, 0 %",
        "1, 100 %",
        "1.5, 150 %",
        "-0.031, -3.1 %",
        "0.00001234, 0.001234 %",
        "NaN, missing"
    })
    void text_share_isPerCent(double value, String shown) {
        assertThat(text(SHARE.below(1), "{share:%}", value)).isEqualTo(shown);
    }

    @Test
    void text_number_hasItsUnit() {
        NumberFeature income = Feature.number("income").in("EUR");

        assertThat(text(income.below(900), "Earns {income}, too little.", 812.5))
                .isEqualTo("Earns 812.5 EUR, too little.");
    }

    @Test
    void text_flagAndCategory_areAsPeopleWriteThem() {
        Condition when = Feature.flag("overdue")
                .isTrue()
                .and(Feature.category("programme", "arts", "law")
                        .unknownAs("law")
                        .is("law"));

        assertThat(text(when, "{overdue}: {programme}.", 1, 1)).isEqualTo("yes: law.");
        assertThat(text(when, "{overdue}: {programme}.", 0, -1)).isEqualTo("no: unknown.");
    }

    @Test
    void text_missingValue_saysSo() {
        assertThat(text(SHARE.isMissing(), "Share: {share}.", Double.NaN)).isEqualTo("Share: missing.");
    }

    @Test
    void text_featureTwice_isShownTwice() {
        assertThat(text(SHARE.below(1), "{share} or {share:%}", 0.5)).isEqualTo("0.5 or 50 %");
    }

    @Test
    void text_sensitive_isWithheld() {
        Condition when = SHARE.sensitive().below(1);

        assertThat(text(when, "{share}, {share:%}", 0.5)).isEqualTo("(withheld), (withheld)");
    }

    @Test
    void text_sensitiveInSchemaAlone_isWithheld() {
        FeatureSet schema = FeatureSet.of(SHARE.sensitive());

        assertThat(text(schema, SHARE.below(1), "{share}, {share:%}", 0.5)).isEqualTo("(withheld), (withheld)");
    }

    @Test
    void text_doubledBraces_areBraces() {
        assertThat(text(SHARE.below(1), "{{share}} is {{{share}}}.", 0.5)).isEqualTo("{share} is {0.5}.");
    }

    @Test
    void text_withoutPlaceholder_isAsItIs() {
        assertThat(text(SHARE.below(1), "Below 100 %: watch.", 0.5)).isEqualTo("Below 100 %: watch.");
    }

    @Test
    void text_nameWithColon_isName() {
        Condition when = Feature.number("a:%").below(1).and(Feature.number("a").below(1));

        assertThat(text(when, "{a:%} {a}", 0.5, 0.25)).isEqualTo("0.5 0.25");
    }

    @Test
    void text_rowInOtherOrder_findsItsValue() {
        FeatureSet schema = FeatureSet.of(Feature.flag("f"), Feature.number("g"), SHARE);

        assertThat(text(schema, SHARE.below(1), "{share}", 1, 7, 0.5)).isEqualTo("0.5");
    }
}

package io.riskanalyzer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.RiskAssessment;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.ScorecardExplainer;
import io.riskanalyzer.model.Scorecards;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReasonCatalogueTest {
    private static final FeatureSet FEATURES = LinearModels.FEATURES;
    private static final Scorecard CARD = Scorecards.whole(2);
    /** Below so many points that every characteristic loses some. */
    private static final Explainer EXPLAINER = new ScorecardExplainer(
            CARD,
            CARD.characteristics().stream().map(line -> line.greatest() + 1).toList());

    private static final Map<String, Object> SUBJECT =
            Map.of("balance", 12, "age", 30, "working", true, "programme", "arts", "origin", "here", "seat", 3);

    private static ReasonCatalogue catalogue() {
        return ReasonCatalogue.of(
                "io.riskanalyzer.score.reasons",
                ReasonCatalogueTest.class.getClassLoader(),
                Locale.ENGLISH,
                Locale.GERMAN);
    }

    private static RiskAnalyzer<Map<String, ?>> analyzer(ReasonSelection selection) {
        return RiskAnalyzer.builder()
                .schema(Schema.ofMaps(FEATURES))
                .scorer(CARD)
                .explainer(catalogue().explaining(EXPLAINER))
                .reasons(selection)
                .build();
    }

    private static List<String> texts(RiskAssessment answer) {
        return answer.reasons().stream().map(Reason::text).toList();
    }

    @Test
    void reasons_inLanguages_haveTheirTexts() {
        RiskAnalyzer<Map<String, ?>> analyzer = analyzer(new ReasonSelection(8, ReasonSelection.Direction.EITHER));
        RiskAssessment english = analyzer.assess(SUBJECT);
        RiskAssessment german = analyzer.in(Locale.GERMANY).assess(SUBJECT);
        RiskAssessment french = analyzer.in(Locale.FRENCH).assess(SUBJECT);
        assertThat(texts(english)).contains("Your balance of 12 is low.", "Your age of (withheld) counts.");
        assertThat(texts(german)).contains("Ihr Guthaben von 12 ist niedrig.", "Your age of (withheld) counts.");
        assertThat(texts(french)).isEqualTo(texts(english));
        assertThat(german.planId()).isEqualTo(english.planId());
        assertThat(german.rawScore()).isEqualTo(english.rawScore());
    }

    @Test
    void reasons_ofCodeWithoutText_keepThatOfTheExplainer() {
        List<String> texts = texts(analyzer(new ReasonSelection(8, ReasonSelection.Direction.EITHER))
                .assess(SUBJECT));
        assertThat(texts).anyMatch(text -> text.startsWith("programme is arts"));
    }

    @Test
    void reasons_ofOneTheme_areToldOnce() {
        List<Reason> reasons = analyzer(new ReasonSelection(8, ReasonSelection.Direction.EITHER))
                .assess(SUBJECT)
                .reasons();
        assertThat(reasons)
                .filteredOn(r -> r.code().equals("balance") || r.code().equals("feesOverdue"))
                .hasSize(1);
        assertThat(CARD.explainer().bind(FEATURES).terms()).isGreaterThan(reasons.size());
    }

    @Test
    void reasons_ofUnnamedFeature_areLeftOut() {
        ReasonSelection all = new ReasonSelection(8, ReasonSelection.Direction.EITHER);
        RiskAssessment named = analyzer(all).assess(SUBJECT);
        RiskAssessment unnamed =
                analyzer(all.withoutNaming(FEATURES.get("age"))).assess(SUBJECT);
        assertThat(named.reasons()).extracting(Reason::code).contains("age");
        assertThat(unnamed.reasons()).extracting(Reason::code).doesNotContain("age");
        assertThat(unnamed.rawScore()).isEqualTo(named.rawScore());
    }

    @Test
    void of_bundleThatIsNotThere_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ReasonCatalogue.of("no.such", ReasonCatalogueTest.class.getClassLoader(), Locale.ENGLISH))
                .withMessage("""
                        The bundle (no.such) must be there for the language en, but is not.
                        Maybe add no/such_en.properties.""");
    }

    @Test
    void build_withoutTexts_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReasonCatalogue.builder().build());
    }

    @Test
    void text_toldTwice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReasonCatalogue.builder()
                        .text(Locale.ENGLISH, "a", "one")
                        .text(Locale.ENGLISH, "a", "two"))
                .withMessageStartingWith("The text of reason a in en must be told once, but was told twice.");
    }

    @Test
    void explaining_textThatNamesAnotherFeature_isRefused() {
        ReasonCatalogue wrong = ReasonCatalogue.builder()
                .text(Locale.ENGLISH, "age", "{balance}")
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wrong.explaining(CARD.explainer()).bind(FEATURES))
                .withMessageStartingWith("The placeholder of reason age ({balance}) must name one of its features");
    }
}

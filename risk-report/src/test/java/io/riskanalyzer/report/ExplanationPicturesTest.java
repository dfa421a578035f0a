package io.riskanalyzer.report;

import static io.riskanalyzer.report.SampleExplanations.EXPLANATIONS;
import static io.riskanalyzer.report.SampleExplanations.FRAME;
import static io.riskanalyzer.report.SampleReport.FEATURES;
import static io.riskanalyzer.report.SampleReport.INCOME;
import static io.riskanalyzer.report.SampleReport.OWNER;
import static io.riskanalyzer.report.SampleReport.PURPOSE;
import static io.riskanalyzer.report.SampleReport.RATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.Effects;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.explain.IceCurves;
import io.riskanalyzer.explain.Importance;
import io.riskanalyzer.explain.ImportanceReport;
import io.riskanalyzer.explain.Interactions;
import io.riskanalyzer.explain.ShapSummary;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.score.ReasonSelection;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ExplanationPicturesTest {
    private static final Effects EFFECTS = Effects.of(SampleExplanations.TANGLED, FRAME);
    private static final NumberFeature SALARY =
            Feature.number("salary").in("EUR").sensitive();
    private static final String SECRET = "31337";

    /** Points of one kind: how many outlines begin in it. */
    private static int points(Picture picture, String ink) {
        return Xml.elements(Xml.of(picture.svg()), "path").stream()
                .filter(path -> path.getAttribute("class").equals("point " + ink))
                .mapToInt(path -> path.getAttribute("d").length()
                        - path.getAttribute("d").replace("M", "").length())
                .sum();
    }

    private static Explanations sensitive() {
        Frame.Builder frame = Frame.builder(FeatureSet.of(SALARY));
        for (double salary : new double[] {20_000, 31_337, 45_000, 70_000}) {
            frame.add(new double[] {salary}, 1, null);
        }
        LinearTerm term = new LinearTerm.Slope(SALARY, -1e-5, 40_000, 0);
        LinearModel model = new LinearModel("m", 0, List.of(term), SampleReport.PROVENANCE);
        return Explanations.of(model.explainer(), frame.build());
    }

    @Test
    void summary_showsSizesAndShares() {
        Picture picture = ExplanationPictures.summary(ShapSummary.of(EXPLANATIONS));
        assertThat(Xml.texts(picture)).contains("loan_percent_income, 41 %", "purpose, 14 %");
        assertThat(picture.data().rows()).hasSize(4).first(LIST).startsWith("loan_percent_income");
    }

    @Test
    void summary_ofManyTerms_showsTwentyAndTellsAll() {
        List<ShapSummary.Term> terms = IntStream.range(0, 30)
                .mapToObj(i ->
                        new ShapSummary.Term(i, "t" + i, 30 - i, 0.1, 0, new ShapSummary.Spread(-1, -1, 0, 1, 1), null))
                .toList();
        Picture picture = ExplanationPictures.summary(new ShapSummary(5, terms));
        assertThat(Xml.texts(picture)).contains("t19, 10 %").doesNotContain("t20, 10 %");
        assertThat(picture.data().rows()).hasSize(30);
    }

    @Test
    void importance_showsTheSpreadOfThePermutations() {
        ImportanceReport report = new ImportanceReport(
                Metrics.AUC,
                0.8,
                List.of(
                        new Importance("income", FeatureSet.of(INCOME), true, List.of(0.02, 0.04)),
                        new Importance("home_owner", FeatureSet.of(OWNER), false, List.of(0.0, 0.0))));
        Picture picture = ExplanationPictures.importance(report);
        assertThat(picture.note()).startsWith("Without permutation, auc is 0.8.");
        assertThat(picture.data().rows())
                .containsExactly(List.of("income", "0.03", "0.01"), List.of("home_owner", "not used", ""));
        assertThat(picture.svg()).contains("class=\"on-bar\"");
    }

    @Test
    void importance_withIntervals_showsThem() {
        ImportanceReport report = new ImportanceReport(
                Metrics.AUC,
                0.8,
                List.of(
                        new Importance(
                                "income",
                                FeatureSet.of(INCOME),
                                true,
                                List.of(0.02, 0.04),
                                new Importance.Interval(0.95, 0.005, 0.055)),
                        new Importance("home_owner", FeatureSet.of(OWNER), false, List.of(0.0, 0.0))));
        Picture picture = ExplanationPictures.importance(report);

        assertThat(picture.note()).contains("95 % intervals").doesNotContain("deviation");
        assertThat(picture.data().columns()).contains("95 % interval");
        assertThat(picture.data().rows())
                .containsExactly(List.of("income", "0.03", "0.005 to 0.055"), List.of("home_owner", "not used", ""));
    }

    @Test
    void waterfall_featureThatNoReasonNames_isAmongTheOthers() {
        Picture named = ExplanationPictures.waterfall(EXPLANATIONS, 20);
        Picture picture =
                ExplanationPictures.waterfall(EXPLANATIONS, 20, ReasonSelection.DEFAULT.withoutNaming(INCOME));

        assertThat(named.svg()).contains(">income is");
        assertThat(picture.svg()).doesNotContain(">income is").contains("another");
        assertThat(picture.data().toString()).doesNotContain("income is 1");
        assertThat(picture.data().rows())
                .hasSameSizeAs(named.data().rows())
                .endsWith(named.data().rows().get(named.data().rows().size() - 1));
    }

    @Test
    void swarm_hasAPointForEachSampledRowOfEachTerm() {
        Picture picture = ExplanationPictures.swarm(EXPLANATIONS);
        int plain = points(picture, "ink0");
        int all = plain
                + points(picture, "ink3")
                + points(picture, "ink4")
                + points(picture, "ink5")
                + points(picture, "muted");
        assertThat(all).isBetween(4 * 250, 4 * 252); // and the ends of each term
        assertThat(plain).isBetween(250, 252); // a category has no order
        assertThat(points(picture, "muted")).isBetween(5, 25); // one in 20 is missing
    }

    @Test
    void swarm_isTheSameEachTime() {
        assertThat(ExplanationPictures.swarm(EXPLANATIONS).svg())
                .isEqualTo(ExplanationPictures.swarm(EXPLANATIONS).svg());
    }

    @Test
    void swarm_drawsTheOutermostRows() {
        double[] all = EXPLANATIONS.ofTerm(1); // of the rate, whose points are the first
        double reach = Arrays.stream(all).max().orElseThrow();
        Picture picture = ExplanationPictures.swarm(EXPLANATIONS);
        Document document = Xml.of(picture.svg());
        List<Element> ticks = Xml.elements(document, "text").stream()
                .filter(text -> text.getAttribute("class").equals("tick"))
                .toList();
        double zero = placeOf(ticks, "0");
        double unit = placeOf(ticks, "1") - zero;
        double rightmost = Xml.elements(document, "path").stream()
                .filter(path -> path.getAttribute("class").startsWith("point"))
                .flatMap(path -> Pattern.compile("M([0-9.]+)")
                        .matcher(path.getAttribute("d"))
                        .results())
                .mapToDouble(place -> Double.parseDouble(place.group(1)))
                .max()
                .orElseThrow();
        assertThat(rightmost).isCloseTo(zero + reach * unit, within(5.0)); // half a stack and half a point
    }

    private static double placeOf(List<Element> ticks, String label) {
        return ticks.stream()
                .filter(tick -> tick.getTextContent().equals(label))
                .mapToDouble(tick -> Double.parseDouble(tick.getAttribute("x")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void swarm_ofASensitiveFeature_hidesWhichValuesAreHigh() {
        Picture picture = ExplanationPictures.swarm(sensitive());
        assertThat(points(picture, "ink0")).isEqualTo(4);
        assertThat(points(picture, "ink3") + points(picture, "ink4")).isZero();
    }

    @Test
    void waterfall_addsUpFromBaseToScore() {
        Picture picture = ExplanationPictures.waterfall(EXPLANATIONS, 20);
        List<List<String>> rows = picture.data().rows();
        assertThat(rows).hasSize(6);
        assertThat(rows.get(0)).containsExactly("base", "-1.5");
        assertThat(rows.get(1)).containsExactly("income is 18209.07 EUR, average 40000 EUR", "+0.436");
        assertThat(rows.get(5)).containsExactly("raw score", Numerals.number(EXPLANATIONS.rawScore(20)));
        assertThat(Xml.texts(picture)).contains("+0.44", "−0.19", "raw score");
    }

    @Test
    void waterfall_ofManyTerms_addsUpTheRest() {
        Explanations wide = SampleExplanations.wide();
        Picture picture = ExplanationPictures.waterfall(wide, 3);
        List<List<String>> rows = picture.data().rows();
        assertThat(rows).hasSize(12);
        double sum = wide.base(3);
        for (List<String> row : rows.subList(1, 11)) {
            sum += Double.parseDouble(row.get(1));
        }
        assertThat(rows.get(10).get(0)).isEqualTo("6 others together");
        assertThat(sum).isCloseTo(wide.rawScore(3), within(0.02)); // ten numbers of three digits
    }

    @Test
    void waterfall_ofASensitiveFeature_withholdsItsValue() {
        Picture picture = ExplanationPictures.waterfall(sensitive(), 1);
        assertThat(picture.svg() + picture.data()).doesNotContain(SECRET).contains("salary is (withheld)");
    }

    @Test
    void waterfall_ofNoSuchRow_isRefused() {
        assertThatThrownBy(() -> ExplanationPictures.waterfall(EXPLANATIONS, 2_000))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void waterfall_ofNothingButABase_isDrawn() {
        Frame.Builder frame = Frame.builder(FeatureSet.of(SALARY));
        frame.add(new double[] {40_000}, 1, null);
        Explanations none = Explanations.of(model().explainer(), frame.build());
        assertThat(ExplanationPictures.waterfall(none, 0).data().rows()).hasSize(2);
    }

    private static LinearModel model() {
        return new LinearModel(
                "m", 0, List.of(new LinearTerm.Slope(SALARY, -1e-5, 40_000, 0)), SampleReport.PROVENANCE);
    }

    @Test
    void dependence_hasAPointForEachSampledRow() {
        Picture picture = ExplanationPictures.dependence(EXPLANATIONS, RATE);
        assertThat(points(picture, "ink0")).isBetween(900, 960); // of 1,000 without missing values and ends
        assertThat(picture.note())
                .isEqualTo("A point is a row. Where it is missing, the contribution is −0.19 on average.");
        assertThat(picture.data().rows()).hasSize(11).last(LIST).startsWith("(missing)", "100", "-0.19");
    }

    @Test
    void dependence_onAnotherFeature_tellsItByShape() {
        Picture picture = ExplanationPictures.dependence(EXPLANATIONS, PURPOSE, OWNER);
        assertThat(Xml.texts(picture)).contains("home_owner: no", "home_owner: yes", "venture");
        assertThat(points(picture, "ink3") + points(picture, "ink4")).isBetween(1_000, 1_001);
        assertThat(picture.data().rows())
                .hasSize(5)
                .first(LIST)
                .containsExactly("car", "1,040", "-0.2", "-0.2", "-0.2");
    }

    @Test
    void dependence_ofASensitiveFeature_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExplanationPictures.dependence(sensitive(), SALARY))
                .withMessageStartingWith("The feature salary (sensitive) must not be sensitive");
    }

    @Test
    void dependence_ofAFeatureWithoutATerm_isRefused() {
        LinearModel model =
                new LinearModel("m", 0, List.of(new LinearTerm.Slope(INCOME, 1, 0, 0)), SampleReport.PROVENANCE);
        Explanations explanations = Explanations.of(model.explainer(), FRAME);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExplanationPictures.dependence(explanations, RATE))
                .withMessageContaining("must have a term of its own");
    }

    @Test
    void effect_ofANumber_isALineWithTheMissingValueInWords() {
        Picture picture = ExplanationPictures.effect(EFFECTS.partialDependence(RATE));
        assertThat(picture.title()).isEqualTo("Partial dependence of loan_percent_income");
        assertThat(picture.note()).contains("Missing (5.0 %): 0.3");
        assertThat(picture.data().rows()).hasSize(21).last(LIST).first().isEqualTo("(missing)");
        assertThat(Xml.texts(picture)).contains("mean probability");
    }

    @Test
    void effect_ofLevels_isDotsOrBars() {
        Picture dots = ExplanationPictures.effect(EFFECTS.partialDependence(PURPOSE));
        Picture bars = ExplanationPictures.effect(EFFECTS.accumulated(PURPOSE));
        assertThat(Xml.texts(dots)).contains("venture, 1.6 %");
        assertThat(dots.svg()).doesNotContain("<rect").contains("class=\"marker");
        assertThat(bars.svg()).contains("<rect");
        assertThat(Xml.texts(bars)).contains("accumulated effect, probability");
    }

    @Test
    void effect_ofASensitiveNumber_tellsNoValue() {
        Effects effects = Effects.of(model(), sensitive().frame());
        Picture picture = ExplanationPictures.effect(effects.partialDependence(SALARY));
        assertThat(picture.data().rows())
                .hasSize(4)
                .allSatisfy(row -> assertThat(row).startsWith("(withheld)"));
        assertThat(picture.svg() + picture.data()).doesNotContain(SECRET, "class=\"tip\"", "class=\"marker");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExplanationPictures.effect(Effects.of(SampleExplanations.TANGLED, hidden())
                        .points(3)
                        .partialDependence(RATE, PURPOSE)))
                .withMessageStartingWith("The feature loan_percent_income (sensitive) must not be a sensitive number");
    }

    private static Frame hidden() {
        return FRAME.select(FeatureSet.of(INCOME, RATE.sensitive(), PURPOSE, OWNER));
    }

    @Test
    void effect_ofSingleRows_drawsEachAndTheMean() {
        IceCurves curves = EFFECTS.individual(RATE, 40);
        Picture picture = ExplanationPictures.effect(curves);
        long thin = Xml.elements(Xml.of(picture.svg()), "path").stream()
                .filter(path -> path.getAttribute("class").equals("line ink5 thin"))
                .count();
        assertThat(thin).isEqualTo(41); // and the legend
        assertThat(Xml.texts(picture)).contains("mean", "40 single rows", "probability");
        assertThat(Xml.texts(ExplanationPictures.effect(curves.centred()))).contains("change of probability");
    }

    @Test
    void effect_ofTwoFeatures_isATable() {
        Picture picture = ExplanationPictures.effect(EFFECTS.points(3).partialDependence(RATE, PURPOSE));
        assertThat(picture.data().columns()).hasSize(5).contains("missing");
        assertThat(picture.data().rows())
                .hasSize(5)
                .extracting(row -> row.get(0))
                .contains("venture");
        assertThat(picture.svg()).contains("class=\"shade0\"", "class=\"shade8\"");
    }

    @Test
    void interactions_areShadedBySize() {
        Interactions found = EFFECTS.interactions(40, RATE, OWNER, PURPOSE);
        Picture picture = ExplanationPictures.interactions(found);
        assertThat(Xml.texts(picture)).contains("2 home_owner", "all others");
        assertThat(picture.data().rows())
                .hasSize(6)
                .extracting(row -> row.get(0))
                .contains("loan_percent_income and home_owner", "home_owner and all others");
        Picture one = ExplanationPictures.interactions(EFFECTS.interactions(20, RATE));
        assertThat(one.data().rows()).hasSize(1);
    }

    @Test
    void rowsWithoutAnyKnownValue_areRefused() {
        Frame.Builder frame = Frame.builder(FEATURES);
        frame.add(new double[] {30_000, Double.NaN, 0, 1}, 1, null);
        Frame rows = frame.build();
        Explanations explanations = Explanations.of(SampleReport.model().explainer(), rows);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExplanationPictures.dependence(explanations, RATE))
                .withMessageStartingWith("The number of known values of loan_percent_income (0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExplanationPictures.swarm(
                        Explanations.of(SampleReport.model().explainer(), rows.take())))
                .withMessageStartingWith("The number of rows (0)");
        assertThat(ExplanationPictures.swarm(explanations).data().rows()).hasSize(4);
        assertThat(ExplanationPictures.effect(
                                Effects.of(SampleExplanations.TANGLED, rows).partialDependence(RATE))
                        .data()
                        .rows())
                .hasSize(1);
    }
}

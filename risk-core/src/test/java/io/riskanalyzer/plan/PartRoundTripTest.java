package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.ScorecardExplainer;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.BetaCalibration;
import io.riskanalyzer.score.CataloguedExplainer;
import io.riskanalyzer.score.DisplayScale;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.IsotonicCalibration;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.PriorShiftCalibration;
import io.riskanalyzer.score.ReasonCatalogue;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.Scale;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartRoundTripTest {
    private static final NumberFeature NUMBER = Feature.number("number");
    private static final FlagFeature FLAG = Feature.flag("flag");
    private static final CategoryFeature<String> CATEGORY = Feature.category("category", "a", "b", "c");

    private static final ReasonCatalogue CATALOGUE = ReasonCatalogue.builder()
            .text(Locale.GERMAN, "b", "\u00fc {{")
            .text(Locale.ENGLISH, "a", "one")
            .text(Locale.forLanguageTag("zh-Hant-TW"), "a", "\u4e00")
            .theme("a", "t")
            .build();

    private enum Level {
        LOW,
        HIGH
    }

    static Stream<Object> parts() {
        return Stream.of(
                NUMBER,
                NUMBER.optional().sensitive().within(-0.0, Double.MAX_VALUE).in("EUR \"x\"\n"),
                NUMBER.within(Double.NEGATIVE_INFINITY, Double.MIN_VALUE)
                        .knownAt(Duration.ofSeconds(Long.MAX_VALUE, 7)),
                Feature.number("\u0000 \uD800 \uDFFF ☃ 𝄞"),
                FLAG,
                FLAG.optional().knownAt(Duration.ofDays(3)),
                FLAG.sensitive(),
                CATEGORY,
                CATEGORY.optional(),
                CATEGORY.sensitive().unknownAs("c"),
                CATEGORY.unknownAsMissing().knownAt(Duration.ofNanos(1)),
                Feature.category("level", Level.class).unknownAs(Level.HIGH),
                FeatureSet.of(),
                FeatureSet.of(NUMBER, FLAG, CATEGORY),
                NUMBER.below(0.1),
                NUMBER.atMost(-1e-300),
                NUMBER.above(1e22),
                NUMBER.atLeast(4.9e-324),
                NUMBER.between(1.0 / 3, 2.0 / 3),
                FLAG.isTrue(),
                FLAG.isFalse(),
                CATEGORY.is("b"),
                CATEGORY.isOneOf("c", "a"),
                CATEGORY.isOneOf("a", "b", "c").not(),
                NUMBER.isMissing(),
                CATEGORY.isMissing().not(),
                NUMBER.below(3).and(FLAG.isTrue()).and(CATEGORY.is("a").or(NUMBER.isMissing())),
                NUMBER.below(3).or(FLAG.isTrue().and(FLAG.isFalse())),
                Bands.NONE,
                Bands.only("EVERYONE"),
                Bands.below(-3, "A").otherwise("B"),
                Bands.below(0.1, Level.LOW).below(0.30000000000000004, "MID").otherwise(Level.HIGH),
                new Band("RED", 2, 0.5, Double.POSITIVE_INFINITY),
                DisplayScale.SCORE,
                new DisplayScale(DisplayScale.Shown.RAW_SCORE, 850, -0.1),
                ReasonSelection.NONE,
                new ReasonSelection(Integer.MAX_VALUE, ReasonSelection.Direction.EITHER),
                ReasonSelection.DEFAULT.withoutNaming(FLAG, NUMBER),
                CATALOGUE,
                new CataloguedExplainer(Explainer.NONE, CATALOGUE),
                new Bins.Numbers(NUMBER, List.of(-0.0, 0.1, 1e300)),
                new Bins.Numbers(
                        NUMBER,
                        List.of(),
                        List.of(
                                new Bins.SpecialCode("a \"b\"", List.of(-9.0, 1e22)),
                                new Bins.SpecialCode("c", List.of(0.1)))),
                new Bins.Levels(CATEGORY, List.of(List.of("c", "a"), List.of("b"))),
                new Bins.Flags(FLAG),
                new Bins.SpecialCode("none", List.of(-0.0)),
                new Characteristic(new Bins.Flags(FLAG), List.of(0.1, -3.0, 1048576.0), 1.0 / 3, -7e-9, "F-1", "t"),
                LogisticCalibration.STANDARD,
                new LogisticCalibration(0.1, -7e-9),
                new BetaCalibration(Scale.LOG_ODDS, 0.1, 1e-300, -7e-9),
                new BetaCalibration(Scale.PROBABILITY, 0, 3, 1e22),
                IsotonicCalibration.of(new double[] {-0.0, 0.1, 1e300}, new double[] {0, 1 / 3.0, 1}),
                new PriorShiftCalibration(
                        new PriorShiftCalibration(LogisticCalibration.STANDARD, 0.1, 0.2), 0.5, Double.MIN_VALUE),
                Policy.NONE,
                Explainer.NONE,
                SamplePlans.PROVENANCE,
                new LinearTerm.Slope(NUMBER, 0.1, 1e-7, -0.0, 2),
                new LinearTerm.Levels(CATEGORY, List.of(0.1, -0.0, 1e300), -1.5),
                new LinearTerm.Steps(NUMBER, List.of(-0.0, 0.1, 1e300), List.of(1.0, -0.0, 0.3, 2.0), -1.5),
                new LinearTerm.Steps(NUMBER, List.of(), List.of(0.1), 3),
                new LinearTerm.Curve(NUMBER, List.of(-1.0, 0.1, 1e9), List.of(1.0, -0.0, 0.3), -1.5),
                new LinearTerm.Curve(NUMBER, List.of(7.0), List.of(0.3), 0),
                new PointScorer("points", List.of(NUMBER.below(3)), List.of(0.1)),
                new LeastLevel(FLAG.isTrue(), 1));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void read_ofWritten_isEqual(Object part) {
        assertThat(roundTrip(part)).isEqualTo(part).hasSameHashCodeAs(part);
    }

    @Test
    void parts_tested_areOfEveryCoreKind() {
        Set<Class<?>> tested = parts().map(Object::getClass).collect(Collectors.toSet());
        Set<Class<?>> withCodec = Stream.of(FeatureCodecs.ALL, ConditionCodecs.ALL, ScoreCodecs.ALL, ModelCodecs.ALL)
                .flatMap(List::stream)
                .<Class<?>>map(PartCodec::type)
                .filter(type -> !Model.class.isAssignableFrom(type)) // no equals: see LinearPlanTest, TreePlanTest
                .filter(type -> type != ScorecardExplainer.class) // holds a model: see ScorecardPlanTest
                .collect(Collectors.toSet());
        assertThat(tested).containsAll(withCodec);
    }

    @Test
    void read_ofSameObjectTwice_isSameObject() {
        Condition shared = NUMBER.below(3);
        Condition.And joined = new Condition.And(List.of(shared, new Condition.Or(List.of(shared, FLAG.isTrue()))));
        Condition.And read = (Condition.And) roundTrip(joined);
        assertThat(((Condition.Or) read.parts().get(1)).parts().get(0))
                .isSameAs(read.parts().get(0));
    }

    @Test
    void read_ofEqualFeaturesTwice_isSameObject() {
        Condition.And read = (Condition.And)
                roundTrip(Feature.number("x").below(3).and(Feature.number("x").above(1)));
        assertThat(((Condition.Comparison) read.parts().get(1)).feature())
                .isSameAs(((Condition.Comparison) read.parts().get(0)).feature());
    }

    /** Writes a part, lays it out, parses that and reads it, as a plan's parts are. */
    private static Object roundTrip(Object part) {
        Node written = new PlanWriter(Codecs.present()).part(part, "/part");
        String text = Layout.of(Node.fields(Map.of("part", written)));
        Source source = new Source("part.json");
        Node.Fields read = (Node.Fields) NodeParser.parse(text.getBytes(StandardCharsets.UTF_8), source);
        PlanReader reader = new PlanReader(source, Codecs.present(), read);
        Object back = new NodeReader(reader, read).part("part", Object.class);
        assertThat(new PlanWriter(Codecs.present()).part(back, "/part")).isEqualTo(written);
        return back;
    }
}

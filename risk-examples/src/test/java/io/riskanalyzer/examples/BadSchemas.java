package io.riskanalyzer.examples;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.examples.BadInput.Call;
import io.riskanalyzer.examples.BadInput.Kind;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Features, schemas and analyzers that do not fit together, and are refused before anything is scored. */
final class BadSchemas {
    record Student(double attendance, double averageMark, String feesOverdue) {}

    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final NumberFeature AVERAGE_MARK =
            Feature.number("averageMark").within(0, 100);
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    private static final Schema<Student> STUDENTS = Schema.ofRecord(Student.class, ATTENDANCE, AVERAGE_MARK);
    private static final LinearModel MODEL = model("dropout", -3.5);

    private BadSchemas() {}

    static List<BadInput> all() {
        return List.of(
                bad(
                        "Feature twice",
                        "FeatureSet.of(ATTENDANCE, AVERAGE_MARK, ATTENDANCE)",
                        () -> FeatureSet.of(ATTENDANCE, AVERAGE_MARK, ATTENDANCE)),
                bad("Feature without a name", "Feature.number(\"\")", () -> Feature.number("")),
                bad(
                        "Range exchanged",
                        "Feature.number(\"attendance\").within(1, 0)",
                        () -> Feature.number("attendance").within(1, 0)),
                bad("Category without levels", "Feature.category(\"programme\")", () -> Feature.category("programme")),
                bad(
                        "Level twice",
                        "Feature.category(\"programme\", \"arts\", \"law\", \"arts\")",
                        () -> Feature.category("programme", "arts", "law", "arts")),
                bad(
                        "Unknown level to read others as",
                        "Feature.category(\"programme\", \"arts\", \"law\").unknownAs(\"other\")",
                        () -> Feature.category("programme", "arts", "law").unknownAs("other")),
                bad(
                        "No such component of the record",
                        "Schema.ofRecord(Student.class, Feature.number(\"attendence\"))",
                        () -> Schema.ofRecord(Student.class, Feature.number("attendence"))),
                bad(
                        "Component of another type",
                        "record Student(…, String feesOverdue) {}\nSchema.ofRecord(Student.class, FEES_OVERDUE)",
                        () -> Schema.ofRecord(Student.class, FEES_OVERDUE)),
                bad(
                        "Feature of the scorer not in the schema",
                        "RiskAnalyzer.builder().schema(Schema.ofRecord(Student.class, AVERAGE_MARK)).scorer(model)",
                        () -> RiskAnalyzer.builder()
                                .schema(Schema.ofRecord(Student.class, AVERAGE_MARK))
                                .scorer(MODEL)),
                bad(
                        "Other schema without a feature of the plan",
                        "analyzer.over(Schema.ofMaps(FeatureSet.of(AVERAGE_MARK)))",
                        () -> RiskAnalyzer.builder()
                                .schema(STUDENTS)
                                .scorer(MODEL)
                                .build()
                                .over(Schema.ofMaps(FeatureSet.of(AVERAGE_MARK)))),
                bad(
                        "Feature of another kind in the other schema",
                        "analyzer.over(Schema.ofMaps(FeatureSet.of(Feature.flag(\"attendance\"), AVERAGE_MARK)))",
                        () -> RiskAnalyzer.builder()
                                .schema(STUDENTS)
                                .scorer(MODEL)
                                .build()
                                .over(Schema.ofMaps(FeatureSet.of(Feature.flag("attendance"), AVERAGE_MARK)))),
                bad(
                        "Reasons without an explainer",
                        ".scorer(unexplained).reasons(4).build()",
                        () -> RiskAnalyzer.builder()
                                .schema(STUDENTS)
                                .scorer(scorer("unexplained", row -> row[0]))
                                .reasons(4)
                                .build()),
                bad(
                        "Explainer of another model",
                        ".scorer(model).explainer(olderModel.explainer()).build()",
                        () -> RiskAnalyzer.builder()
                                .schema(STUDENTS)
                                .scorer(MODEL)
                                .explainer(model("older", -3.25).explainer())
                                .build()),
                bad(
                        "Cut of a probability above 1",
                        ".scorer(model).bands(Bands.below(5, \"LOW\").otherwise(\"HIGH\")).build()",
                        () -> RiskAnalyzer.builder()
                                .schema(STUDENTS)
                                .scorer(MODEL)
                                .bands(Bands.below(5, "LOW").otherwise("HIGH"))
                                .build()),
                bad(
                        "Bands not ascending",
                        "Bands.below(60, \"GREEN\").below(30, \"AMBER\")",
                        () -> Bands.below(60, "GREEN").below(30, "AMBER")),
                bad(
                        "Band twice",
                        "Bands.below(30, \"GREEN\").otherwise(\"GREEN\")",
                        () -> Bands.below(30, "GREEN").otherwise("GREEN")),
                bad("Cut that is NaN", "Bands.below(Double.NaN, \"GREEN\")", () -> Bands.below(Double.NaN, "GREEN")),
                calibration(
                        "Calibration that falls",
                        "rawScore -> 1 / (1 + Math.exp(rawScore))",
                        rawScore -> 1 / (1 + StrictMath.exp(rawScore))),
                calibration(
                        "Calibration beyond 1",
                        "rawScore -> 100 / (1 + Math.exp(-rawScore))",
                        rawScore -> 100 / (1 + StrictMath.exp(-rawScore))),
                bad(
                        "Slope of a calibration below 0",
                        "new LogisticCalibration(-1, 0)",
                        () -> new LogisticCalibration(-1, 0)),
                bad(
                        "Scorer that returns NaN",
                        ".scorer(logarithm).build()",
                        () -> RiskAnalyzer.builder()
                                .schema(STUDENTS)
                                .scorer(scorer("logarithm", row -> StrictMath.log(row[0])))
                                .build()),
                bad(
                        "Option set twice",
                        ".reasons(4).reasons(2)",
                        () -> RiskAnalyzer.builder()
                                .schema(STUDENTS)
                                .scorer(MODEL)
                                .reasons(4)
                                .reasons(2)));
    }

    private static BadInput bad(String title, String given, Call call) {
        return new BadInput(Kind.SCHEMA, title, given, folder -> BadInput.refusalOf(call));
    }

    private static BadInput calibration(String title, String given, Calibration calibration) {
        return bad(
                title,
                ".calibration(" + given + ")",
                () -> RiskAnalyzer.builder()
                        .schema(STUDENTS)
                        .scorer(MODEL)
                        .calibration(calibration)
                        .build());
    }

    private static LinearModel model(String name, double weight) {
        Provenance provenance =
                new Provenance("by hand", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO);
        return new LinearModel(name, -1, List.of(new LinearTerm.Slope(ATTENDANCE, weight, 0.8, 0)), provenance);
    }

    /** Looks at the attendance, and explains nothing. */
    private static RiskScorer scorer(String name, RowScorer formula) {
        return new RiskScorer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Set<Feature> features() {
                return Set.of(ATTENDANCE);
            }

            @Override
            public Scale scale() {
                return Scale.POINTS;
            }

            @Override
            public RowScorer bind(FeatureSet features) {
                return formula;
            }
        };
    }
}

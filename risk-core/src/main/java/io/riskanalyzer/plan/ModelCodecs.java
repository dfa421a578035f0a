package io.riskanalyzer.plan;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.ScorecardExplainer;
import io.riskanalyzer.model.TreeEnsemble;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The codecs of flat models, and of how they were made. */
final class ModelCodecs {
    private static final String FEATURE = "feature";
    private static final String WHEN_MISSING = "whenMissing";
    private static final String CONTRIBUTIONS = "contributions";

    static final List<PartCodec<?>> ALL = List.of(
            new CoreCodec<>(
                    "linear-model",
                    LinearModel.class,
                    (model, out) -> out.text("name", model.name())
                            .number("base", model.base())
                            .parts("terms", model.terms())
                            .part("provenance", model.provenance()),
                    in -> new LinearModel(
                            in.text("name"),
                            in.number("base"),
                            in.parts("terms", LinearTerm.class),
                            in.part("provenance", Provenance.class))),
            new CoreCodec<>(
                    "slope",
                    LinearTerm.Slope.class,
                    (slope, out) -> out.part(FEATURE, slope.feature())
                            .number("weight", slope.weight())
                            .number("centre", slope.centre())
                            .number("whenPresent", slope.whenPresent())
                            .number(WHEN_MISSING, slope.whenMissing()),
                    in -> new LinearTerm.Slope(
                            in.part(FEATURE, Feature.class),
                            in.number("weight"),
                            in.number("centre"),
                            in.number("whenPresent"),
                            in.number(WHEN_MISSING))),
            new CoreCodec<>(
                    "levels",
                    LinearTerm.Levels.class,
                    (levels, out) -> out.part(FEATURE, levels.feature())
                            .numbers(CONTRIBUTIONS, toArray(levels.contributions()))
                            .number(WHEN_MISSING, levels.whenMissing()),
                    in -> new LinearTerm.Levels(
                            in.part(FEATURE, CategoryFeature.class),
                            toList(in.numbers(CONTRIBUTIONS)),
                            in.number(WHEN_MISSING))),
            new CoreCodec<>(
                    "steps",
                    LinearTerm.Steps.class,
                    (steps, out) -> out.part(FEATURE, steps.feature())
                            .numbers("cuts", toArray(steps.cuts()))
                            .numbers(CONTRIBUTIONS, toArray(steps.contributions()))
                            .number(WHEN_MISSING, steps.whenMissing()),
                    in -> new LinearTerm.Steps(
                            in.part(FEATURE, NumberFeature.class),
                            toList(in.numbers("cuts")),
                            toList(in.numbers(CONTRIBUTIONS)),
                            in.number(WHEN_MISSING))),
            new CoreCodec<>(
                    "curve",
                    LinearTerm.Curve.class,
                    (curve, out) -> out.part(FEATURE, curve.feature())
                            .numbers("knots", toArray(curve.knots()))
                            .numbers(CONTRIBUTIONS, toArray(curve.contributions()))
                            .number(WHEN_MISSING, curve.whenMissing()),
                    in -> new LinearTerm.Curve(
                            in.part(FEATURE, NumberFeature.class),
                            toList(in.numbers("knots")),
                            toList(in.numbers(CONTRIBUTIONS)),
                            in.number(WHEN_MISSING))),
            new CoreCodec<>("scorecard", Scorecard.class, ScorecardCodec::write, ScorecardCodec::read),
            new CoreCodec<>(
                    "characteristic",
                    Characteristic.class,
                    ScorecardCodec::writeCharacteristic,
                    ScorecardCodec::readCharacteristic),
            new CoreCodec<>(
                    "number-bins", Bins.Numbers.class, ScorecardCodec::writeNumbers, ScorecardCodec::readNumbers),
            new CoreCodec<>("level-bins", Bins.Levels.class, ScorecardCodec::writeLevels, ScorecardCodec::readLevels),
            new CoreCodec<>(
                    "flag-bins",
                    Bins.Flags.class,
                    (flags, out) -> out.part(FEATURE, flags.feature()),
                    in -> new Bins.Flags(in.part(FEATURE, FlagFeature.class))),
            new CoreCodec<>(
                    "special-code",
                    Bins.SpecialCode.class,
                    (code, out) -> out.text("name", code.name()).numbers("values", toArray(code.values())),
                    in -> new Bins.SpecialCode(in.text("name"), toList(in.numbers("values")))),
            new CoreCodec<>(
                    "scorecard-explainer",
                    ScorecardExplainer.class,
                    (explainer, out) -> out.part("scorecard", explainer.scorecard())
                            .numbers("baseline", toArray(explainer.baseline())),
                    in -> new ScorecardExplainer(
                            in.part("scorecard", Scorecard.class), toList(in.numbers("baseline")))),
            new CoreCodec<>("tree-ensemble", TreeEnsemble.class, TreeCodec::write, TreeCodec::read),
            new CoreCodec<>("provenance", Provenance.class, ModelCodecs::writeProvenance, ModelCodecs::readProvenance));

    private ModelCodecs() {}

    static double[] toArray(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static List<Double> toList(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static void writeProvenance(Provenance provenance, PartWriter out) {
        out.text("trainer", provenance.trainer());
        writeMap("setting", provenance.settings(), out);
        out.integer("seed", provenance.seed())
                .text("dataHash", provenance.dataHash())
                .integer("rows", provenance.rows())
                .integer("positives", provenance.positives());
        writeMap("version", provenance.versions(), out);
        out.remark("trainedAt", provenance.trainedAt().toString())
                .remark("duration", provenance.duration().toString());
    }

    private static Provenance readProvenance(PartReader in) {
        return new Provenance(
                in.text("trainer"),
                readMap("setting", in),
                in.integer("seed"),
                in.text("dataHash"),
                in.integer("rows"),
                in.integer("positives"),
                readMap("version", in),
                time(in, "trainedAt", Instant::parse),
                time(in, "duration", Duration::parse));
    }

    /** Names and values as two lists: a part has no fields whose names are not known. */
    private static void writeMap(String what, Map<String, String> entries, PartWriter out) {
        out.texts(what + "Names", List.copyOf(entries.keySet())).texts(what + "Values", List.copyOf(entries.values()));
    }

    private static Map<String, String> readMap(String what, PartReader in) {
        List<String> names = in.texts(what + "Names");
        List<String> values = in.texts(what + "Values");
        Map<String, String> entries = new TreeMap<>();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            entries.put(names.get(i), values.get(i));
        }
        if (names.size() != values.size() || !List.copyOf(entries.keySet()).equals(names)) {
            throw new IllegalArgumentException("The " + what + "s (" + names.size() + " names, " + values.size()
                    + " values) must have a value for each name, and the names must be sorted and differ."
                    + "\nMaybe the file was edited by hand; save the plan again.");
        }
        return entries;
    }

    private static <V> V time(PartReader in, String remark, Function<String, V> parser) {
        String text = in.remark(remark);
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The remark " + remark + " (" + Source.shown(text)
                            + ") must be a time of ISO 8601.\nMaybe the file was edited by hand; save the plan again.",
                    e);
        }
    }
}

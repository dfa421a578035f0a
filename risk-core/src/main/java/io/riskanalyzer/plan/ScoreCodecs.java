package io.riskanalyzer.plan;

import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.BetaCalibration;
import io.riskanalyzer.score.Calibration;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The codecs of what stands around a scorer. */
final class ScoreCodecs {
    static final List<PartCodec<?>> ALL = List.of(
            new CoreCodec<>(
                    "bands", Bands.class, (bands, out) -> out.parts("bands", bands.all()), ScoreCodecs::readBands),
            new CoreCodec<>("band", Band.class, ScoreCodecs::writeBand, ScoreCodecs::readBand),
            new CoreCodec<>(
                    "display-scale",
                    DisplayScale.class,
                    (scale, out) -> out.text("shown", Choice.nameOf(scale.shown()))
                            .number("offset", scale.offset())
                            .number("factor", scale.factor()),
                    in -> new DisplayScale(
                            Choice.of(in, "shown", DisplayScale.Shown.class),
                            in.number("offset"),
                            in.number("factor"))),
            new CoreCodec<>(
                    "reason-selection",
                    ReasonSelection.class,
                    2,
                    ScoreCodecs::writeSelection,
                    ScoreCodecs::readSelection),
            new CoreCodec<>(
                    "logistic-calibration",
                    LogisticCalibration.class,
                    (calibration, out) ->
                            out.number("slope", calibration.slope()).number("intercept", calibration.intercept()),
                    in -> new LogisticCalibration(in.number("slope"), in.number("intercept"))),
            new CoreCodec<>(
                    "beta-calibration",
                    BetaCalibration.class,
                    (calibration, out) -> out.text("scale", Choice.nameOf(calibration.scale()))
                            .number("lowPower", calibration.lowPower())
                            .number("highPower", calibration.highPower())
                            .number("intercept", calibration.intercept()),
                    in -> new BetaCalibration(
                            Choice.of(in, "scale", Scale.class),
                            in.number("lowPower"),
                            in.number("highPower"),
                            in.number("intercept"))),
            new CoreCodec<>(
                    "isotonic-calibration",
                    IsotonicCalibration.class,
                    (calibration, out) -> out.numbers("scores", calibration.scores())
                            .numbers("probabilities", calibration.probabilities()),
                    in -> IsotonicCalibration.of(in.numbers("scores"), in.numbers("probabilities"))),
            new CoreCodec<>(
                    "prior-shift-calibration",
                    PriorShiftCalibration.class,
                    (calibration, out) -> out.part("calibration", calibration.calibration())
                            .number("learntRate", calibration.learntRate())
                            .number("expectedRate", calibration.expectedRate()),
                    in -> new PriorShiftCalibration(
                            in.part("calibration", Calibration.class),
                            in.number("learntRate"),
                            in.number("expectedRate"))),
            new CoreCodec<>(
                    "reason-catalogue", ReasonCatalogue.class, ScoreCodecs::writeCatalogue, ScoreCodecs::readCatalogue),
            new CoreCodec<>(
                    "catalogued-explainer",
                    CataloguedExplainer.class,
                    (explainer, out) ->
                            out.part("explainer", explainer.explainer()).part("catalogue", explainer.catalogue()),
                    in -> new CataloguedExplainer(
                            in.part("explainer", Explainer.class), in.part("catalogue", ReasonCatalogue.class))),
            new CoreCodec<>("no-policy", classOf(Policy.NONE), (policy, out) -> {}, in -> Policy.NONE),
            new CoreCodec<>("no-explainer", classOf(Explainer.NONE), (explainer, out) -> {}, in -> Explainer.NONE));

    private ScoreCodecs() {}

    @SuppressWarnings("unchecked") // a class of which there is one object
    private static <P> Class<P> classOf(P part) {
        return (Class<P>) part.getClass();
    }

    private static int toInt(PartReader in, String field) {
        long value = in.integer(field);
        if (value != (int) value) {
            throw new IllegalArgumentException("The field " + field + " (" + value + ") must fit in 32 bits.\nMaybe the"
                    + " file was edited by hand; save the plan again.");
        }
        return (int) value;
    }

    private static void writeSelection(ReasonSelection selection, PartWriter out) {
        out.integer("atMost", selection.atMost())
                .text("direction", Choice.nameOf(selection.direction()))
                .texts("unnamed", selection.unnamed().stream().sorted().toList());
    }

    /** The first version named every feature. */
    private static ReasonSelection readSelection(PartReader in) {
        return new ReasonSelection(
                toInt(in, "atMost"),
                Choice.of(in, "direction", ReasonSelection.Direction.class),
                in.version() < 2 ? Set.of() : new TreeSet<>(in.texts("unnamed")));
    }

    /** One list for all languages, since a part has no fields whose names are not known. */
    private static void writeCatalogue(ReasonCatalogue catalogue, PartWriter out) {
        List<String> languages = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String language : catalogue.languages()) {
            catalogue.texts(language).forEach((code, text) -> {
                languages.add(language);
                codes.add(code);
                texts.add(text);
            });
        }
        out.texts("languages", languages)
                .texts("codes", codes)
                .texts("texts", texts)
                .texts("themeCodes", List.copyOf(catalogue.themes().keySet()))
                .texts("themes", List.copyOf(catalogue.themes().values()));
    }

    private static ReasonCatalogue readCatalogue(PartReader in) {
        List<String> languages = in.texts("languages");
        List<String> codes = in.texts("codes");
        List<String> texts = in.texts("texts");
        List<String> themeCodes = in.texts("themeCodes");
        List<String> themes = in.texts("themes");
        if (languages.size() != codes.size() || codes.size() != texts.size() || themeCodes.size() != themes.size()) {
            throw new IllegalArgumentException("The reasons of a catalogue (" + languages.size() + " languages, "
                    + codes.size() + " codes, " + texts.size() + " texts, " + themeCodes.size() + " codes with "
                    + themes.size() + " themes) must be as many in each list."
                    + "\nMaybe the file was edited by hand; save the plan again.");
        }
        ReasonCatalogue.Builder builder = ReasonCatalogue.builder();
        for (int i = 0; i < codes.size(); i++) {
            builder.text(Locale.forLanguageTag(languages.get(i)), codes.get(i), texts.get(i));
        }
        for (int i = 0; i < themes.size(); i++) {
            builder.theme(themeCodes.get(i), themes.get(i));
        }
        return builder.build();
    }

    private static void writeBand(Band band, PartWriter out) {
        out.text("name", band.name())
                .integer("level", band.level())
                .number("from", band.from())
                .number("to", band.to());
    }

    private static Band readBand(PartReader in) {
        return new Band(in.text("name"), toInt(in, "level"), in.number("from"), in.number("to"));
    }

    private static Bands readBands(PartReader in) {
        List<Band> all = in.parts("bands", Band.class);
        Bands bands = madeOf(all);
        if (!bands.all().equals(all)) {
            throw new IllegalArgumentException("The bands (" + Source.shown(all.toString())
                    + ") must be numbered from 0 and cover all scores without gap or overlap, but do not."
                    + "\nMaybe the file was edited by hand; save the plan again.");
        }
        return bands;
    }

    private static Bands madeOf(List<Band> all) {
        if (all.size() < 2) {
            return all.isEmpty() ? Bands.NONE : Bands.only(all.get(0).name());
        }
        Bands.Builder builder = Bands.below(all.get(0).to(), all.get(0).name());
        for (Band band : all.subList(1, all.size() - 1)) {
            builder.below(band.to(), band.name());
        }
        return builder.otherwise(all.get(all.size() - 1).name());
    }
}

package io.riskanalyzer.plan;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.score.LogisticCalibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How scorecards are written, and their bins. */
final class ScorecardCodec {
    private static final String FEATURE = "feature";

    private ScorecardCodec() {}

    static void write(Scorecard card, PartWriter out) {
        out.text("name", card.name())
                .number("initial", card.initial())
                .parts("characteristics", card.characteristics())
                .parts("calibration", card.calibration() == null ? List.of() : List.of(card.calibration()))
                .part("provenance", card.provenance());
    }

    static Scorecard read(PartReader in) {
        String name = in.text("name");
        double initial = in.number("initial");
        List<Characteristic> characteristics = in.parts("characteristics", Characteristic.class);
        List<LogisticCalibration> calibration = in.parts("calibration", LogisticCalibration.class);
        Provenance provenance = in.part("provenance", Provenance.class);
        if (calibration.size() > 1) {
            throw new IllegalArgumentException("The calibrations of " + name + " (" + calibration.size()
                    + ") must be one at most.\nMaybe the file was edited by hand; save the plan again.");
        }
        return new Scorecard(
                name, initial, characteristics, calibration.isEmpty() ? null : calibration.get(0), provenance);
    }

    static void writeCharacteristic(Characteristic line, PartWriter out) {
        out.part("bins", line.bins())
                .numbers("points", ModelCodecs.toArray(line.points()))
                .number("neutral", line.neutral())
                .number("mean", line.mean())
                .text("code", line.code())
                .text("theme", line.theme());
    }

    static Characteristic readCharacteristic(PartReader in) {
        return new Characteristic(
                in.part("bins", Bins.class),
                ModelCodecs.toList(in.numbers("points")),
                in.number("neutral"),
                in.number("mean"),
                in.text("code"),
                in.text("theme"));
    }

    static void writeNumbers(Bins.Numbers bins, PartWriter out) {
        out.part(FEATURE, bins.feature())
                .numbers("cuts", ModelCodecs.toArray(bins.cuts()))
                .parts("specials", bins.specials());
    }

    static Bins.Numbers readNumbers(PartReader in) {
        return new Bins.Numbers(
                in.part(FEATURE, NumberFeature.class),
                ModelCodecs.toList(in.numbers("cuts")),
                in.parts("specials", Bins.SpecialCode.class));
    }

    /** The levels one after the other, and how many of them each group has. */
    static void writeLevels(Bins.Levels bins, PartWriter out) {
        out.part(FEATURE, bins.feature())
                .texts("levels", bins.groups().stream().flatMap(List::stream).toList())
                .integers("sizes", bins.groups().stream().mapToInt(List::size).toArray());
    }

    static Bins.Levels readLevels(PartReader in) {
        CategoryFeature<?> feature = in.part(FEATURE, CategoryFeature.class);
        List<String> levels = in.texts("levels");
        int[] sizes = in.integers("sizes");
        if (Arrays.stream(sizes).anyMatch(size -> size < 1 || size > levels.size())
                || Arrays.stream(sizes).asLongStream().sum() != levels.size()) {
            throw new IllegalArgumentException("The groups of " + feature.name() + " (of the sizes "
                    + Source.shown(Arrays.toString(sizes)) + ") must take all " + levels.size()
                    + " levels.\nMaybe the file was edited by hand; save the plan again.");
        }
        List<List<String>> groups = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            groups.add(levels.subList(from, from + size));
            from += size;
        }
        return new Bins.Levels(feature, groups);
    }
}

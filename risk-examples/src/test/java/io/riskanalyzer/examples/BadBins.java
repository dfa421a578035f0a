package io.riskanalyzer.examples;

import io.riskanalyzer.examples.BadInput.Call;
import io.riskanalyzer.examples.BadInput.Kind;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.models.scorecard.Breaks;
import io.riskanalyzer.models.scorecard.OptimalBinning;
import java.util.List;

/** Binnings and breaks that are refused. What is no error (a constant, three rows) is in the document's prose. */
final class BadBins {
    private static final NumberFeature AGE = Feature.number("age");
    private static final FeatureSet FEATURES = FeatureSet.of(AGE, Feature.category("home", "own", "rent"));
    private static final double[] AGES = {20, 30, 40, 50, 60, 70};
    private static final boolean[] LABELS = {true, false, true, false, false, true};

    private BadBins() {}

    static List<BadInput> all() {
        return List.of(
                fit(
                        "One outcome alone",
                        "OptimalBinning.DEFAULTS.fit(age, ages, new boolean[6], null)",
                        OptimalBinning.DEFAULTS,
                        AGES,
                        new boolean[6]),
                fit(
                        "Labels of other rows",
                        "OptimalBinning.DEFAULTS.fit(age, ages, new boolean[5], null)",
                        OptimalBinning.DEFAULTS,
                        AGES,
                        new boolean[5]),
                fit(
                        "More bins than the other settings allow",
                        ".leastBins(3) of 6 rows",
                        OptimalBinning.builder().leastBins(3).build(),
                        AGES,
                        LABELS),
                fit(
                        "Fixed cut beyond all values",
                        ".fixedCuts(100)",
                        OptimalBinning.builder().fixedCuts(100).build(),
                        AGES,
                        LABELS),
                bins(
                        "Least number of bins above the greatest",
                        ".leastBins(5).greatestBins(3)",
                        () -> OptimalBinning.builder()
                                .leastBins(5)
                                .greatestBins(3)
                                .build()),
                bins(
                        "Bins that cannot all be so large",
                        ".leastBins(5).leastShare(0.3)",
                        () -> OptimalBinning.builder()
                                .leastBins(5)
                                .leastShare(0.3)
                                .build()),
                bins(
                        "Share that is a percentage",
                        ".leastShare(5)",
                        () -> OptimalBinning.builder().leastShare(5)),
                breaks("Break that is no number", "age: 25, 35 years"),
                breaks("Breaks that do not ascend", "age: 35, 25"),
                breaks("Breaks of an unknown feature", "aeg: 25"),
                breaks("Level that there is not", "home: [own], [let]"),
                breaks("Levels without brackets", "home: own, rent"));
    }

    private static BadInput fit(String title, String given, OptimalBinning binning, double[] values, boolean[] labels) {
        return bins(title, given, () -> binning.fit(AGE, values, labels, null));
    }

    private static BadInput breaks(String title, String text) {
        return bins(title, text, () -> Breaks.read(text, FEATURES));
    }

    private static BadInput bins(String title, String given, Call call) {
        return new BadInput(Kind.BINS, title, given, folder -> BadInput.refusalOf(call));
    }
}

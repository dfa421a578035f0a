package io.riskanalyzer.models.scorecard;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of a binning, as its builder tells them. */
record BinningForm(
        int preBins,
        int leastBins,
        int greatestBins,
        double leastShare,
        double greatestShare,
        double leastEvents,
        double leastNonEvents,
        Trend trend,
        double leastDifference,
        double greatestPValue,
        List<Double> fixedCuts,
        @Nullable List<Double> candidateCuts,
        double categoryCutoff) {

    static final BinningForm DEFAULTS =
            new BinningForm(20, 1, Integer.MAX_VALUE, 0.05, 1, 0, 0, Trend.AUTOMATIC, 0, 0.05, List.of(), null, 0.01);

    private static final Map<String, String> NO_LIMITS = Map.of(
            "leastShare", "0.0",
            "greatestShare", "1.0",
            "leastEvents", "0.0",
            "leastNonEvents", "0.0",
            "trend", Trend.NONE.name(),
            "leastDifference", "0.0",
            "greatestPValue", "1.0");

    /** These settings for levels, which have no order and no cuts. */
    BinningForm ofLevels() {
        return new BinningForm(
                preBins,
                leastBins,
                greatestBins,
                leastShare,
                greatestShare,
                leastEvents,
                leastNonEvents,
                Trend.NONE,
                leastDifference,
                greatestPValue,
                List.of(),
                null,
                categoryCutoff);
    }

    /** The cuts of fine bins: those that were found, or the candidates, and the fixed ones. */
    List<Double> withFixed(double[] found) {
        DoubleStream cuts = candidateCuts == null
                ? Arrays.stream(found)
                : candidateCuts.stream().mapToDouble(Double::doubleValue);
        return Stream.concat(cuts.boxed(), fixedCuts.stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** Refuses settings that no values could keep. */
    void requireConsistent() {
        if (leastBins > greatestBins) {
            throw contradiction(
                    "least number of bins (" + leastBins + ")", "not be above the greatest", "that is " + greatestBins);
        }
        if (fixedCuts.size() >= greatestBins) {
            throw contradiction(
                    "fixed cuts (" + fixedCuts + ")",
                    "make no more bins than the greatest number of them",
                    "that is " + greatestBins);
        }
        if (leastShare > greatestShare) {
            throw contradiction(
                    "least share of a bin (" + leastShare + ")",
                    "not be above the greatest",
                    "that is " + greatestShare);
        }
        int bins = Math.max(leastBins, fixedCuts.size() + 1);
        if (leastShare * bins > 1 + Division.ROUNDING) {
            throw contradiction(
                    "least share of a bin (" + leastShare + ")",
                    "leave room for all bins",
                    "there are at least " + bins);
        }
        if (greatestShare * greatestBins < 1 - Division.ROUNDING) {
            throw contradiction(
                    "greatest share of a bin (" + greatestShare + ")",
                    "let the bins hold all values",
                    "there are " + greatestBins + " bins at most");
        }
    }

    private static IllegalArgumentException contradiction(String what, String rule, String fact) {
        return new IllegalArgumentException(
                "The " + what + " must " + rule + ", but " + fact + ".\nMaybe change one of the two.");
    }

    /** What bins must keep to beside their number, as far as it forbids anything. */
    String limits() {
        Map<String, String> limits = settings();
        limits.keySet().removeAll(List.of("preBins", "leastBins", "greatestBins", "categoryCutoff"));
        limits.entrySet().removeAll(NO_LIMITS.entrySet());
        return String.join(
                ", ",
                limits.entrySet().stream()
                        .map(limit -> limit.getKey() + " " + limit.getValue())
                        .toList());
    }

    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("preBins", Integer.toString(preBins));
        settings.put("leastBins", Integer.toString(leastBins));
        if (greatestBins < Integer.MAX_VALUE) {
            settings.put("greatestBins", Integer.toString(greatestBins));
        }
        settings.put("leastShare", Double.toString(leastShare));
        settings.put("greatestShare", Double.toString(greatestShare));
        settings.put("leastEvents", Double.toString(leastEvents));
        settings.put("leastNonEvents", Double.toString(leastNonEvents));
        settings.put("trend", trend.name());
        settings.put("leastDifference", Double.toString(leastDifference));
        settings.put("greatestPValue", Double.toString(greatestPValue));
        settings.put("categoryCutoff", Double.toString(categoryCutoff));
        if (!fixedCuts.isEmpty()) {
            settings.put("fixedCuts", fixedCuts.toString());
        }
        if (candidateCuts != null) {
            settings.put("candidateCuts", candidateCuts.toString());
        }
        return settings;
    }
}

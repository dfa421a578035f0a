package io.riskanalyzer.model;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.LogisticCalibration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Scorecards for tests, over {@link LinearModels#FEATURES}, with random bins and points. */
public final class Scorecards {
    private Scorecards() {}

    /** A scorecard of whole points, calibrated. */
    public static Scorecard whole(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random(
                "whole " + seed, random, () -> (double) random.nextInt(-40, 90), new LogisticCalibration(0.03, -4));
    }

    /** A scorecard of points with fractions, and themes; without a calibration. */
    public static Scorecard fractions(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scorecard card = random("fractions " + seed, random, () -> random.nextDouble(-3, 8), null);
        List<Characteristic> themed = new ArrayList<>(card.characteristics());
        themed.replaceAll(c -> c.reason("R " + c.bins().feature().name(), "theme " + random.nextInt(4)));
        return new Scorecard(card.name(), card.initial(), themed, null, card.provenance());
    }

    private interface Draw {
        double next();
    }

    private static Scorecard random(
            String name,
            SplittableRandom random,
            Draw points,
            @org.jspecify.annotations.Nullable LogisticCalibration calibration) {
        List<Characteristic> lines = new ArrayList<>();
        for (Feature feature : LinearModels.FEATURES.without("seat")) {
            Bins bins = bins(feature, random);
            List<Double> ofBins = new ArrayList<>();
            for (int bin = 0; bin < bins.count(); bin++) {
                ofBins.add(points.next());
            }
            lines.add(new Characteristic(bins, ofBins, points.next(), points.next()));
        }
        return new Scorecard(name, points.next(), lines, calibration, LinearModels.provenance());
    }

    static Bins bins(Feature feature, SplittableRandom random) {
        if (feature instanceof NumberFeature number) {
            List<Double> cuts = random.doubles(random.nextInt(0, 12), -5, 60)
                    .map(Math::rint)
                    .sorted()
                    .distinct()
                    .boxed()
                    .toList();
            List<Bins.SpecialCode> specials = random.nextBoolean()
                    ? List.of()
                    : List.of(
                            new Bins.SpecialCode("none", List.of(0.0, -9.0)),
                            new Bins.SpecialCode("refused", List.of(1.0)));
            return new Bins.Numbers(number, cuts, specials);
        }
        if (feature instanceof CategoryFeature<?> category) {
            return category.levels().size() > 2 && random.nextBoolean()
                    ? new Bins.Levels(category, List.of(category.levels().subList(1, 3)))
                    : new Bins.Levels(
                            category, category.levels().stream().map(List::of).toList());
        }
        return new Bins.Flags((FlagFeature) feature);
    }
}

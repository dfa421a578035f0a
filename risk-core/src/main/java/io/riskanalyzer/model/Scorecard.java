package io.riskanalyzer.model;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.DisplayScale;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard: for each feature a table of points, which a person adds up.
 *
 * <p>The displayed score is {@code initial + Σ points}, and high is good, as people are used to. The raw score is the
 * points lost, {@code Σ (greatest points − points)}, from 0, and high is risky, as everywhere in this library; so
 * {@code displayed = greatest − raw}. All these sums are exact.
 *
 * <p>A scorecard explains itself: each characteristic is a term, whose contribution is the points that it lost, below the
 * best bin or below what {@link ScorecardExplainer} is told.
 *
 * <p>Immutable and thread-safe. Scoring costs one binary search or one look-up a characteristic, and allocates nothing.
 *
 * @see <a href="https://doi.org/10.1002/9781119201731">Siddiqi, Credit Risk Scorecards, 2005</a>
 */
public final class Scorecard implements Model {
    private final String name;
    private final double initial;
    private final List<Characteristic> characteristics;
    private final @Nullable LogisticCalibration calibration;
    private final Provenance provenance;
    private final ScorecardExplainer explainer;

    /**
     * Creates a scorecard.
     *
     * @param name the name that people know it by, not blank
     * @param initial the points before any characteristic, in steps as those of a {@link Characteristic}
     * @param characteristics the lines, each of a feature of its own, at least one
     * @param calibration how points lost become a probability; null if nothing tells
     * @param provenance how it was made
     * @throws IllegalArgumentException if the name is blank, there is no characteristic, two have one feature or one code,
     *     or the points could add up to more than 2^20
     */
    public Scorecard(
            String name,
            double initial,
            List<Characteristic> characteristics,
            @Nullable LogisticCalibration calibration,
            Provenance provenance) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of a scorecard (\"" + name + "\") must not be blank.\nMaybe name it after its trainer.");
        }
        if (characteristics.isEmpty()) {
            throw new IllegalArgumentException("The characteristics of " + name
                    + " (none) must be at least one.\nMaybe no feature was worth its points: look at their bins.");
        }
        this.name = name;
        this.initial = Characteristic.inSteps("the start of " + name, initial);
        this.characteristics = List.copyOf(characteristics);
        this.calibration = calibration;
        this.provenance = provenance;
        FeatureSet.of(characteristics.stream().map(c -> c.bins().feature()).toList()); // refuses a feature twice
        requireCodes();
        double most = Math.abs(this.initial);
        for (Characteristic characteristic : characteristics) {
            most += Math.max(Math.abs(characteristic.greatest()), Math.abs(characteristic.least()));
        }
        Characteristic.inSteps(name + " together", most);
        this.explainer = ScorecardExplainer.below(this, ScorecardExplainer.Baseline.GREATEST);
    }

    private void requireCodes() {
        Set<String> codes = new LinkedHashSet<>();
        for (Characteristic characteristic : characteristics) {
            if (!codes.add(characteristic.code())) {
                throw new IllegalArgumentException("The code of "
                        + characteristic.bins().feature().name()
                        + " (" + characteristic.code()
                        + ") must be its own, but another characteristic has it too.\nMaybe give both one theme.");
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Returns the points before any characteristic.
     *
     * @return the points
     */
    public double initial() {
        return initial;
    }

    /**
     * Returns the lines of the scorecard.
     *
     * @return the characteristics, in the order in which they were written
     */
    public List<Characteristic> characteristics() {
        return characteristics;
    }

    /**
     * Returns the greatest displayed score that there can be.
     *
     * @return the initial points and those of the best bins
     */
    public double greatest() {
        return initial
                + characteristics.stream().mapToDouble(Characteristic::greatest).sum();
    }

    /**
     * Returns the least displayed score that there can be.
     *
     * @return the initial points and those of the worst bins
     */
    public double least() {
        return initial
                + characteristics.stream().mapToDouble(Characteristic::least).sum();
    }

    /**
     * Returns the raw score that is displayed as so many points, to cut bands by points: {@code probabilityAt} is for
     * scores that are calibrated.
     *
     * @param points the displayed score
     * @return the points lost, {@code greatest() − points}
     */
    public double rawScoreAt(double points) {
        return greatest() - points;
    }

    /**
     * Returns the probability of the bad outcome at so many displayed points. As a cut of {@code Bands} it parts the same
     * subjects as the points do.
     *
     * @param points the displayed score
     * @return the probability, in [0, 1]
     * @throws IllegalStateException if nothing tells how points become a probability
     */
    public double probabilityAt(double points) {
        if (calibration == null) {
            throw new IllegalStateException("The scorecard (" + name
                    + ") must have a calibration, but has none.\nMaybe cut the bands by rawScoreAt(points).");
        }
        return calibration.probabilityOf(rawScoreAt(points));
    }

    @Override
    public double[] cutsOf(NumberFeature feature) {
        return characteristics.stream()
                .filter(c -> c.bins().feature().name().equals(feature.name()))
                .flatMapToDouble(c -> BinTables.edgesOf(c.bins()))
                .toArray();
    }

    @Override
    public Set<Feature> features() {
        Set<Feature> features = new LinkedHashSet<>();
        characteristics.forEach(c -> features.add(c.bins().feature()));
        return Collections.unmodifiableSet(features);
    }

    /**
     * Returns what the raw score counts in.
     *
     * @return {@link Scale#POINTS}, those that were lost
     */
    @Override
    public Scale scale() {
        return Scale.POINTS;
    }

    @Override
    public @Nullable Calibration calibration() {
        return calibration;
    }

    /**
     * Returns the scale on which points are shown: high is good.
     *
     * @return {@code greatest() − raw score}
     */
    @Override
    public DisplayScale display() {
        return new DisplayScale(DisplayScale.Shown.RAW_SCORE, greatest(), -1);
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    @Override
    public RowScorer bind(FeatureSet features) {
        return BoundScorecard.scorer(this, features);
    }

    /**
     * Returns the explainer that tells the points lost below the best bin of each characteristic.
     *
     * @return the explainer; its base is 0
     */
    @Override
    public ScorecardExplainer explainer() {
        return explainer;
    }

    /** Returns the table of points: the initial points, and a line for each bin. */
    @Override
    public String toString() {
        return ScorecardText.of(this);
    }
}

package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.explain.internal.Once;
import io.riskanalyzer.feature.CategoryFeature;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes the settings of an audit; of the optional ones each once. Mutable, for one thread. */
public final class FairnessAuditBuilder {
    private final Once told = new Once();
    private final String band;
    private final Map<String, List<CategoryFeature<?>>> breakdowns = new LinkedHashMap<>();
    private final Map<String, List<String>> references = new LinkedHashMap<>();
    private List<GroupMetric> metrics = AuditSettings.DEFAULTS.metrics();
    private SmallCells small = AuditSettings.DEFAULTS.small();
    private Practice practice = AuditSettings.DEFAULTS.practice();
    private Multiplicity multiplicity = AuditSettings.DEFAULTS.multiplicity();
    private double confidence = AuditSettings.DEFAULTS.confidence();
    private int resamples = AuditSettings.DEFAULTS.resamples();
    private long seed = AuditSettings.DEFAULTS.seed();
    private int threads = AuditSettings.DEFAULTS.threads();

    FairnessAuditBuilder(String band) {
        this.band = band;
    }

    /**
     * Adds an attribute by whose levels the rows are grouped. The group with the most rows is what the others are compared
     * with.
     *
     * @param attribute an attribute that is {@linkplain io.riskanalyzer.data.Dataset#audited() audited} in the data
     * @return this builder
     * @throws IllegalArgumentException if it was added before
     */
    public FairnessAuditBuilder by(CategoryFeature<?> attribute) {
        return add(List.of(attribute));
    }

    /**
     * Adds an attribute by whose levels the rows are grouped, and the level that the others are compared with.
     *
     * @param attribute an attribute that is {@linkplain io.riskanalyzer.data.Dataset#audited() audited} in the data
     * @param reference the level
     * @return this builder
     * @param <E> the type of a level
     * @throws IllegalArgumentException if the attribute was added before, or has no such level
     */
    public <E> FairnessAuditBuilder by(CategoryFeature<E> attribute, E reference) {
        int level = attribute.indexOf(reference instanceof Enum<?> constant ? constant.name() : reference.toString());
        if (level < 0) {
            throw new IllegalArgumentException("The reference (" + reference + ") must be a level of "
                    + attribute.name() + ", but those are " + attribute.levels() + ".\nMaybe it is written otherwise.");
        }
        add(List.of(attribute));
        references.put(attribute.name(), List.of(attribute.levels().get(level)));
        return this;
    }

    /**
     * Adds groups of rows that have the same levels of several attributes. The largest group is what the others are compared
     * with.
     *
     * @param first an attribute
     * @param second another one
     * @param more further ones
     * @return this builder
     * @throws IllegalArgumentException if an attribute is there twice, or this intersection was added before
     */
    public FairnessAuditBuilder byIntersection(
            CategoryFeature<?> first, CategoryFeature<?> second, CategoryFeature<?>... more) {
        return add(Stream.concat(Stream.of(first, second), Stream.of(more)).toList());
    }

    private FairnessAuditBuilder add(List<CategoryFeature<?>> attributes) {
        String name = attributes.stream().map(CategoryFeature::name).collect(Collectors.joining(" × "));
        Set<String> names = new LinkedHashSet<>();
        for (CategoryFeature<?> attribute : attributes) {
            if (!names.add(attribute.name())) {
                throw new IllegalArgumentException("The attributes of an intersection (" + name + ") must differ, but "
                        + attribute.name() + " is there twice.\nMaybe another one is meant.");
            }
        }
        if (breakdowns.putIfAbsent(name, attributes) != null) {
            throw new IllegalArgumentException(
                    "The attributes (" + name + ") must be added once.\nMaybe remove one of the two calls.");
        }
        return this;
    }

    /**
     * Sets what is measured. By default shares of favourable decisions and bad outcomes, over all and given each other,
     * accuracy, mean score, AUC within and across groups, and where scores are probabilities, their calibration.
     *
     * @param metrics the metrics, at least one
     * @return this builder
     * @throws IllegalArgumentException if there is none, or one twice
     * @throws IllegalStateException if they were set before
     */
    public FairnessAuditBuilder metrics(GroupMetric... metrics) {
        List<GroupMetric> all = List.of(metrics);
        if (all.isEmpty() || new LinkedHashSet<>(all).size() < all.size()) {
            throw new IllegalArgumentException(
                    "The metrics (" + all
                            + ") must be at least one, and none of them twice.\nMaybe leave them out: the usual ones are taken.");
        }
        told.requireFirst("metrics", all);
        this.metrics = all;
        return this;
    }

    /**
     * Sets how few rows are too few to show a figure of. By default {@link SmallCells#DEFAULT}.
     *
     * @param small the least numbers
     * @return this builder
     * @throws IllegalStateException if it was set before
     */
    public FairnessAuditBuilder smallCells(SmallCells small) {
        told.requireFirst("smallCells", small);
        this.small = small;
        return this;
    }

    /**
     * Sets how the adverse-impact ratio is read. By default by {@link Practice#FOUR_FIFTHS}.
     *
     * @param practice the practice
     * @return this builder
     * @throws IllegalStateException if it was set before
     */
    public FairnessAuditBuilder practice(Practice practice) {
        told.requireFirst("practice", practice);
        this.practice = practice;
        return this;
    }

    /**
     * Sets what is made of many p-values at once. By default {@link Multiplicity#HOLM}.
     *
     * @param multiplicity the method
     * @return this builder
     * @throws IllegalStateException if it was set before
     */
    public FairnessAuditBuilder multiplicity(Multiplicity multiplicity) {
        told.requireFirst("multiplicity", multiplicity);
        this.multiplicity = multiplicity;
        return this;
    }

    /**
     * Sets how often an interval is meant to hold the true value. By default 0.95.
     *
     * @param confidence the share, in (0, 1)
     * @return this builder
     * @throws IllegalArgumentException if it is outside (0, 1)
     * @throws IllegalStateException if it was set before
     */
    public FairnessAuditBuilder confidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "The confidence (" + confidence + ") must be above 0 and below 1.\nMaybe write 0.95 for 95 %.");
        }
        told.requireFirst("confidence", confidence);
        this.confidence = confidence;
        return this;
    }

    /**
     * Sets how many resamples intervals are read off. By default 1,000.
     *
     * @param resamples the number, at least 100
     * @return this builder
     * @throws IllegalArgumentException if it is less than 100
     * @throws IllegalStateException if it was set before
     */
    public FairnessAuditBuilder resamples(int resamples) {
        if (resamples < 100) {
            throw new IllegalArgumentException("The number of resamples (" + resamples
                    + ") must be at least 100, or intervals would be chance.\nMaybe leave it out: 1,000 take no time.");
        }
        told.requireFirst("resamples", resamples);
        this.resamples = resamples;
        return this;
    }

    /**
     * Sets what resamples are drawn from. By default 1.
     *
     * @param seed the seed
     * @return this builder
     * @throws IllegalStateException if it was set before
     */
    public FairnessAuditBuilder seed(long seed) {
        told.requireFirst("seed", seed);
        this.seed = seed;
        return this;
    }

    /**
     * Sets how many threads work. By default one for each available processor. The result does not depend on it.
     *
     * @param threads the number, at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     * @throws IllegalStateException if it was set before
     */
    public FairnessAuditBuilder threads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "The number of threads (" + threads + ") must be at least 1.\nMaybe leave it out.");
        }
        told.requireFirst("threads", threads);
        this.threads = threads;
        return this;
    }

    /**
     * Returns the audit, ready to run.
     *
     * @return the audit
     * @throws IllegalArgumentException if no attribute was added
     */
    public FairnessAudit build() {
        if (breakdowns.isEmpty()) {
            throw new IllegalArgumentException("The attributes of an audit (none) must be at least one."
                    + "\nMaybe add by(SEX), for an attribute SEX that the data have beside their features.");
        }
        return new FairnessAudit(new AuditSettings(
                band,
                List.copyOf(breakdowns.values()),
                Map.copyOf(references),
                metrics,
                small,
                practice,
                multiplicity,
                confidence,
                resamples,
                seed,
                threads));
    }
}

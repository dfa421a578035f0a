package io.riskanalyzer.model;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A linear model of the log-odds, in flat arrays, with imputation, standardisation and one-hot encoding folded in.
 *
 * <p>The raw score is {@code base + Σ contribution}, one contribution a term, added in the order of the terms. A number
 * or a flag contributes {@code weight · (x − centre)} and a constant, or another constant where it is missing; a category
 * contributes the constant of its level or of a missing value. With the training means as centres a contribution is
 * the exact Shapley value of the term for independent features, and the base is the score of the average row (Štrumbelj
 * and Kononenko 2014, <a href="https://doi.org/10.1007/s10115-013-0679-x">doi:10.1007/s10115-013-0679-x</a>).
 *
 * <p>Immutable and thread-safe. Scoring costs one multiplication or one look-up a term.
 */
public final class LinearModel implements Model {
    private final String name;
    private final double base;
    private final List<LinearTerm> terms;
    private final Provenance provenance;
    private final Explainer explainer = features -> new BoundLinearModel(this, features);

    /**
     * Creates a model.
     *
     * @param name the name that people know it by, not blank
     * @param base the log-odds before any term, finite
     * @param terms the terms, each of a feature of its own
     * @param provenance how it was made
     * @throws IllegalArgumentException if the name is blank, the base is not finite, or two terms have one feature
     */
    public LinearModel(String name, double base, List<LinearTerm> terms, Provenance provenance) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of a model (\"" + name + "\") must not be blank.\nMaybe name it after its trainer.");
        }
        if (!(Math.abs(base) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The base (" + base
                    + ") must be a finite number.\nMaybe the training did not converge: take a lower learning rate.");
        }
        this.name = name;
        this.base = base;
        this.terms = List.copyOf(terms);
        this.provenance = provenance;
        FeatureSet.of(terms.stream().map(LinearTerm::feature).toList()); // refuses a feature that is there twice
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Returns the log-odds before any term.
     *
     * @return the base
     */
    public double base() {
        return base;
    }

    /**
     * Returns the terms in the order in which they are added.
     *
     * @return the terms
     */
    public List<LinearTerm> terms() {
        return terms;
    }

    @Override
    public Set<Feature> features() {
        Set<Feature> features = new LinkedHashSet<>();
        terms.forEach(term -> features.add(term.feature()));
        return features;
    }

    @Override
    public Scale scale() {
        return Scale.LOG_ODDS;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    @Override
    public RowScorer bind(FeatureSet features) {
        return new BoundLinearModel(this, features);
    }

    @Override
    public Explainer explainer() {
        return explainer;
    }

    @Override
    public String toString() {
        return name + " (linear model of " + terms.size() + " terms)";
    }
}

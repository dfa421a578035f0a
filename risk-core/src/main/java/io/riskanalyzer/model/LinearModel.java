package io.riskanalyzer.model;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A linear model of the log-odds, in flat arrays, with imputation, standardisation and one-hot encoding folded in.
 *
 * <p>The raw score is {@code base + Σ contribution}, one contribution a term, added in the order of the terms. A number
 * or a flag contributes {@code weight · (x − centre)} and a constant, or another constant where it is missing, or it goes along {@linkplain LinearTerm.Steps steps} or a
 * {@linkplain LinearTerm.Curve curve}; a category contributes the constant of its level or of a missing value. With the training means as centres a contribution is
 * the exact Shapley value of the term for independent features, and the base is the score of the average row (Štrumbelj
 * and Kononenko 2014, <a href="https://doi.org/10.1007/s10115-013-0679-x">doi:10.1007/s10115-013-0679-x</a>).
 *
 * <p>A person can read each term, draw it, and put another in its place: {@link #with}.
 *
 * <p>Immutable and thread-safe. Scoring costs one multiplication, one look-up or one binary search a term.
 */
public final class LinearModel implements Model {
    private static final String EDITED = "edited";

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

    /**
     * Returns a copy in which the term of a feature is another one. The base stays as it is, so that what the other term
     * contributes on average moves the average score. The provenance says that the term was edited, under the setting
     * {@code edited}, which names the features of all edited terms.
     *
     * @param term the term that takes the place of the one of the same feature
     * @return the edited model
     * @throws IllegalArgumentException if there is no term of the feature
     */
    public LinearModel with(LinearTerm term) {
        String changed = term.feature().name();
        if (terms.stream().noneMatch(old -> old.feature().name().equals(changed))) {
            throw new IllegalArgumentException("The feature of the term (" + changed
                    + ") must be one of the model, but that has "
                    + terms.stream().map(old -> old.feature().name()).toList()
                    + ".\nMaybe make a new model of these terms and another.");
        }
        List<LinearTerm> edited = terms.stream()
                .map(old -> old.feature().name().equals(changed) ? term : old)
                .toList();
        Set<String> names = new TreeSet<>(Set.of(changed));
        String before = provenance.settings().get(EDITED);
        if (before != null) {
            names.addAll(List.of(before.split(", ")));
        }
        Map<String, String> settings = new TreeMap<>(provenance.settings());
        settings.put(EDITED, String.join(", ", names));
        return new LinearModel(name, base, edited, provenance.withSettings(settings));
    }

    @Override
    public double[] cutsOf(NumberFeature feature) {
        return terms.stream()
                .filter(term -> term.feature().name().equals(feature.name()))
                .flatMap(term -> (term instanceof LinearTerm.Steps steps
                                ? steps.cuts()
                                : term instanceof LinearTerm.Curve curve ? curve.knots() : List.<Double>of())
                        .stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
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

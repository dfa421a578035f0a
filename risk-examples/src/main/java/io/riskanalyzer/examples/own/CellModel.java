package io.riskanalyzer.examples.own;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.LinkedHashSet;
import java.util.Set;

/** A model of one's own: cuts put the values of each feature into cells, and each cell adds its log-odds. */
public final class CellModel implements Model {
    private final FeatureSet features;
    private final double base;
    private final double[][] cuts; // of each feature, ascending
    private final double[][] logOdds; // of each feature: of a missing value, below the first cut, … from the last on
    private final Provenance provenance;

    CellModel(FeatureSet features, double base, double[][] cuts, double[][] logOdds, Provenance provenance) {
        this.features = features;
        this.base = base;
        this.cuts = cuts;
        this.logOdds = logOdds;
        this.provenance = provenance;
    }

    /** The cell of a value: 0 if it is missing, else 1 and as many more as there are cuts not above it. */
    static int cellOf(Feature feature, double[] cuts, double value) {
        double known = feature instanceof CategoryFeature<?> category ? category.resolve(value) : value;
        int cell = Double.isNaN(known) ? 0 : 1;
        for (double cut : cuts) {
            cell += cut <= known ? 1 : 0;
        }
        return cell;
    }

    @Override
    public RowScorer bind(FeatureSet row) {
        int[] slots = features.stream().mapToInt(row::slotOf).toArray(); // refuses a row without one of them
        return values -> {
            double sum = base;
            for (int i = 0; i < slots.length; i++) {
                sum += logOdds[i][cellOf(features.get(i), cuts[i], values[slots[i]])];
            }
            return sum;
        };
    }

    @Override
    public String name() {
        return "cells";
    }

    @Override
    public Set<Feature> features() {
        return new LinkedHashSet<>(features.stream().toList());
    }

    @Override
    public Scale scale() {
        return Scale.LOG_ODDS;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }
}

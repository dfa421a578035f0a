package io.riskanalyzer.models.tribuo;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.models.internal.TribuoEncoding;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tribuo.classification.Label;

/**
 * A classifier that Tribuo scores: one of a kind that has no flat form.
 *
 * <p>Its scores, unlike those of all other models, are not free of allocation: Tribuo makes an object of each row, which
 * takes microseconds. The raw score is Tribuo's probability of the bad outcome, or, for a model that has none, the score of
 * the bad outcome less the greatest score of another, in points. A row without any value gets a 0 in one column.
 *
 * <p>A plan keeps it in Tribuo's own protobuf form. That form tells when Tribuo trained it, so that a model that is trained
 * again has another id; and since Tribuo makes the objects that a file names, load such a plan only from those whom you
 * trust. Nothing explains it but what explains every scorer.
 *
 * <p>Immutable and thread-safe if the model of Tribuo is, as its own are.
 */
public final class TribuoModel implements Model {
    private final String name;
    private final org.tribuo.Model<Label> model;
    private final TribuoEncoding encoding;
    private final Label bad;
    private final Provenance provenance;
    private byte @Nullable [] saved;

    TribuoModel(String name, org.tribuo.Model<Label> model, TribuoEncoding encoding, Label bad, Provenance provenance) {
        this.name = name;
        this.model = model;
        this.encoding = encoding;
        this.bad = bad;
        this.provenance = provenance;
    }

    /** A model from what {@link #saved()} gave: so it is saved as it was, to the byte. */
    TribuoModel(TribuoModel read, byte[] saved) {
        this(read.name, read.model, read.encoding, read.bad, read.provenance);
        this.saved = saved;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Feature> features() {
        return new LinkedHashSet<>(encoding.used());
    }

    @Override
    public Scale scale() {
        return model.generatesProbabilities() ? Scale.PROBABILITY : Scale.POINTS;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    /**
     * Returns the model of Tribuo.
     *
     * @return the model, not to be changed
     */
    public org.tribuo.Model<Label> tribuo() {
        return model;
    }

    TribuoEncoding encoding() {
        return encoding;
    }

    Label bad() {
        return bad;
    }

    /** The model in Tribuo's protobuf form, the same bytes each time. */
    synchronized byte[] saved() {
        if (saved == null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                model.serializeToStream(out);
            } catch (IOException e) {
                throw new UncheckedIOException("Memory can be written to.", e);
            } catch (UnsupportedOperationException e) {
                throw new IllegalStateException(
                        "The model (" + name + ", a " + model.getClass().getName()
                                + ") must be one that Tribuo can write as protobuf, but it is not."
                                + "\nMaybe score it without saving the plan.",
                        e);
            }
            saved = out.toByteArray();
        }
        return saved;
    }

    @Override
    public RowScorer bind(FeatureSet features) {
        FeatureSet all = encoding.features();
        int[] slots = new int[all.size()];
        Arrays.fill(slots, -1);
        for (Feature feature : encoding.used()) {
            slots[all.slotOf(feature)] = features.slotOf(feature);
        }
        return row -> {
            double[] own = new double[slots.length];
            for (int slot = 0; slot < own.length; slot++) {
                own[slot] = slots[slot] < 0 ? Double.NaN : row[slots[slot]];
            }
            return score(model.predict(encoding.example(own, bad)).getOutputScores());
        };
    }

    private double score(Map<String, Label> scores) {
        double ofBad = Double.NaN;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Label label : scores.values()) {
            if (label.getLabel().equals(bad.getLabel())) {
                ofBad = label.getScore();
            } else {
                greatest = Math.max(greatest, label.getScore());
            }
        }
        return model.generatesProbabilities() ? Math.max(0, Math.min(1, ofBad)) : ofBad - greatest;
    }

    @Override
    public String toString() {
        return name + " (" + model.getClass().getSimpleName() + " of Tribuo)";
    }
}

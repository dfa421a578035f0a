package io.riskanalyzer.models.internal;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import io.riskanalyzer.model.Provenance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.classification.ImmutableLabelInfo;
import org.tribuo.classification.Label;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;

/** What Tribuo knows of how a model was made, in the form of a provenance. */
public final class TribuoRecords {
    /** The name of the engine among versions, and of trainers and models that are Tribuo's. */
    public static final String TRIBUO = "tribuo";

    /** The setting that is the name of a class. */
    static final String CLASS = "class";

    /** The setting that is a list of nothing. */
    static final String EMPTY_LIST = "[]";

    private TribuoRecords() {}

    /**
     * Returns the settings of a trainer: each by its name, those of a trainer or another part within it behind the name of
     * the part and a dot.
     *
     * @param trainer what Tribuo knows of the trainer
     * @return the settings as text
     */
    public static Map<String, String> settings(TrainerProvenance trainer) {
        Map<String, String> settings = new TreeMap<>();
        add("", trainer, settings);
        return settings;
    }

    private static void add(
            String name, com.oracle.labs.mlrg.olcut.provenance.Provenance value, Map<String, String> settings) {
        String prefix = name.isEmpty() ? "" : name + ".";
        if (value instanceof ConfiguredObjectProvenance part) {
            settings.put(prefix + CLASS, part.getClassName());
            part.getConfiguredParameters().forEach((field, inner) -> add(prefix + field, inner, settings));
        } else if (value instanceof ListProvenance<?> list) {
            List<? extends com.oracle.labs.mlrg.olcut.provenance.Provenance> all = list.getList();
            if (all.isEmpty()) {
                settings.put(name, EMPTY_LIST);
            }
            for (int i = 0; i < all.size(); i++) {
                add(prefix + i, all.get(i), settings);
            }
        } else if (value instanceof MapProvenance<?> map) {
            map.getMap().forEach((field, inner) -> add(prefix + field, inner, settings));
        } else if (value instanceof PrimitiveProvenance<?> primitive) {
            settings.put(name, String.valueOf(primitive.getValue()));
        }
    }

    /**
     * Returns the seed among settings.
     *
     * @param settings the settings of a trainer
     * @return the seed, 0 if there is none that is a number
     */
    public static long seed(Map<String, String> settings) {
        try {
            return Long.parseLong(settings.getOrDefault("seed", "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * Returns how a model of Tribuo was made. The rows have no hash, as they are not known.
     *
     * @param model the model
     * @param bad the label of the bad outcome
     * @return the provenance
     */
    public static Provenance of(Model<Label> model, Label bad) {
        ModelProvenance made = model.getProvenance();
        Map<String, String> settings = settings(made.getTrainerProvenance());
        ImmutableOutputInfo<Label> labels = model.getOutputIDInfo();
        long rows = labels.getTotalObservations();
        long positives = labels instanceof ImmutableLabelInfo counted ? Math.min(rows, counted.getLabelCount(bad)) : 0;
        return new Provenance(
                TRIBUO + "-model",
                settings,
                seed(settings),
                "",
                rows,
                positives,
                Map.of(TRIBUO, made.getTribuoVersion(), "java", made.getJavaVersion()),
                made.getTrainingTime().toInstant(),
                Duration.ZERO);
    }
}

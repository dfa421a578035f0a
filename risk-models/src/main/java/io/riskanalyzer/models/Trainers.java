package io.riskanalyzer.models;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.scorecard.ScorecardTrainer;
import io.riskanalyzer.models.tribuo.TribuoTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Makes the trainer, and the model, of a provenance again. */
public final class Trainers {
    private static final Map<String, BiFunction<Map<String, String>, Long, Trainer>> BY_NAME = Map.of(
            LogisticTrainer.NAME, LogisticTrainer::ofSettings,
            ResamplingTrainer.NAME, ResamplingTrainer::ofSettings,
            EbmTrainer.NAME, EbmTrainer::ofSettings,
            XgboostTrainer.NAME, XgboostTrainer::of,
            ForestTrainer.NAME, ForestTrainer::of,
            TreeTrainer.NAME, TreeTrainer::of);

    private Trainers() {}

    /**
     * A model that was made again.
     *
     * @param model the model
     * @param differences what is not as it was in the first training, a sentence each: rows, versions of engines and of
     *     Java; if there is none, the model has the same bytes
     */
    public record Reproduction(Model model, List<String> differences) {
        /** Copies the list. */
        public Reproduction {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Returns the trainer that made a model.
     *
     * @param provenance how the model was made
     * @return the trainer, with the settings and the seed of then
     * @throws IllegalArgumentException if the trainer is none of this module
     */
    public static Trainer of(Provenance provenance) {
        if (provenance.trainer().equals(TribuoTrainer.NAME)) {
            return TribuoTrainer.of(provenance);
        }
        if (provenance.trainer().equals(ScorecardTrainer.NAME)) {
            return ScorecardTrainer.of(provenance);
        }
        BiFunction<Map<String, String>, Long, Trainer> trainer = BY_NAME.get(provenance.trainer());
        if (trainer == null) {
            Set<String> known = new TreeSet<>(BY_NAME.keySet());
            known.add(TribuoTrainer.NAME);
            known.add(ScorecardTrainer.NAME);
            throw new IllegalArgumentException("The trainer (" + provenance.trainer() + ") must be one of " + known
                    + ".\nMaybe train with the library that it comes from.");
        }
        return trainer.apply(provenance.settings(), provenance.seed());
    }

    /**
     * Trains a model again.
     *
     * @param provenance how it was made the first time
     * @param data the rows that it was made from
     * @return the model, and what differs from then; with no difference its plan has the same id
     * @throws IllegalArgumentException if the trainer is none of this module, or nothing can be learnt from the rows
     */
    public static Reproduction reproduce(Provenance provenance, Dataset data) {
        Model model = of(provenance).train(data);
        Provenance now = model.provenance();
        List<String> differences = new ArrayList<>();
        if (!provenance.dataHash().equals(now.dataHash())) {
            differences.add("The rows (" + now.rows() + ", " + now.positives() + " positive) are not those of then ("
                    + provenance.rows() + ", " + provenance.positives() + " positive): their hashes differ.");
        }
        compare("setting", provenance.settings(), now.settings(), differences);
        compare("version", provenance.versions(), now.versions(), differences);
        return new Reproduction(model, differences);
    }

    private static void compare(
            String what, Map<String, String> then, Map<String, String> now, List<String> differences) {
        Set<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        Map<String, String> before = new TreeMap<>(then);
        for (String name : names) {
            String was = before.getOrDefault(name, "none");
            String is = now.getOrDefault(name, "none");
            if (!was.equals(is)) {
                differences.add("The " + what + " " + name + " is " + is + ", and was " + was + ".");
            }
        }
    }
}

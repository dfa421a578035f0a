package io.riskanalyzer.examples;

import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.EbmTrainer;
import io.riskanalyzer.models.ForestTrainer;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.TreeTrainer;
import io.riskanalyzer.models.XgboostTrainer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;

/** The trainers that the command line knows by name, each with its defaults. */
final class ModelChoice {
    private static final String ALL = "all";

    private static final Map<String, LongFunction<Trainer>> TRAINERS = trainers();

    private ModelChoice() {}

    private static Map<String, LongFunction<Trainer>> trainers() {
        Map<String, LongFunction<Trainer>> trainers = new LinkedHashMap<>();
        trainers.put("logistic", seed -> LogisticTrainer.builder().seed(seed).build());
        trainers.put("tree", seed -> TreeTrainer.builder().seed(seed).build());
        trainers.put("forest", seed -> ForestTrainer.builder().seed(seed).build());
        trainers.put("xgboost", seed -> XgboostTrainer.builder().seed(seed).build());
        trainers.put("ebm", seed -> EbmTrainer.builder().seed(seed).build());
        return Collections.unmodifiableMap(trainers);
    }

    /**
     * The trainers of some names, in the order in which they were named.
     *
     * @param names names of trainers, or {@code all}
     * @param seed the seed of each
     * @param usage makes the exception for a name that there is not
     */
    static Map<String, Trainer> of(List<String> names, long seed, Function<String, RuntimeException> usage) {
        Map<String, Trainer> chosen = new LinkedHashMap<>();
        for (String name : names) {
            if (!name.equals(ALL) && !TRAINERS.containsKey(name)) {
                throw usage.apply("The value of --model (" + name + ") must be " + String.join(", ", TRAINERS.keySet())
                        + " or " + ALL + ".\nMaybe take " + ALL + ".");
            }
            TRAINERS.forEach((known, trainer) -> {
                if (name.equals(ALL) || name.equals(known)) {
                    chosen.put(known, trainer.apply(seed));
                }
            });
        }
        return chosen;
    }
}

package io.riskanalyzer.project;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.RiskAssessment;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Reason;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * An application that loads plans, verifies them and scores: no more than the JDK and the core is needed to load it.
 * {@link LightClassPathTest} runs it in a Java machine of its own.
 */
final class LightApplication {
    private static final int SUBJECTS = 500;

    /** What an application that scores does without. */
    static final List<String> HEAVY = List.of(
            "org.tribuo.Trainer",
            "ml.dmlc.xgboost4j.java.Booster",
            "com.oracle.labs.mlrg.olcut.provenance.Provenance",
            "io.riskanalyzer.models.LogisticTrainer",
            "de.siegmar.fastcsv.reader.CsvReader",
            "org.jspecify.annotations.Nullable");

    private LightApplication() {}

    /**
     * Prints the answers of plans.
     *
     * @param args the plan files
     */
    public static void main(String[] args) {
        for (String plan : args) {
            ScoringPlan loaded = ScoringPlan.load(Path.of(plan));
            loaded.verify();
            answers(RiskAnalyzer.of(loaded, Schema.ofMaps(loaded.features()))).forEach(System.out::println);
        }
        HEAVY.stream().filter(LightApplication::isHere).forEach(name -> System.out.println("found " + name));
    }

    static boolean isHere(String className) {
        try {
            Class.forName(className);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Scores, to the bit, band and reasons of the same subjects on every machine. */
    static List<String> answers(RiskAnalyzer<Map<String, ?>> analyzer) {
        return subjects().stream()
                .map(analyzer::assess)
                .map(LightApplication::describe)
                .toList();
    }

    private static String describe(RiskAssessment answer) {
        return Double.toHexString(answer.rawScore()) + " " + Double.toHexString(answer.score()) + " " + answer.band()
                + " " + answer.reasons().stream().map(Reason::text).toList();
    }

    /** Students as maps, with the keys {@code attendance}, {@code programme} and {@code feesOverdue}. */
    static List<Map<String, ?>> subjects() {
        SplittableRandom random = new SplittableRandom(7);
        return Stream.<Map<String, ?>>generate(() -> {
                    Map<String, Object> subject = new HashMap<>();
                    subject.put("attendance", random.nextDouble());
                    subject.put("programme", random.nextInt(4) == 0 ? null : random.nextInt(2) == 0 ? "law" : "arts");
                    subject.put("feesOverdue", random.nextInt(3) == 0);
                    return subject;
                })
                .limit(SUBJECTS)
                .toList();
    }
}

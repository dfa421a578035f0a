package io.riskanalyzer.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A package of the core, or another module with all its packages.
 *
 * @param name its name below the root package of the library, empty for that itself
 * @param publicClass the simple name of one of its classes
 * @param arrows what it may depend on; whatever that depends on is allowed too
 */
record Part(String name, String publicClass, List<Part> arrows) {

    static final String LIBRARY = "io.riskanalyzer";

    static final Part FEATURE = of("feature", "Feature");
    static final Part DATA = of("data", "Frame", FEATURE);
    static final Part METRIC = of("metric", "Metrics", DATA);
    static final Part IO = of("io", "CsvRows", DATA);
    static final Part SCORE = of("score", "Band", DATA);
    static final Part MODEL = of("model", "Model", SCORE);
    static final Part PLAN = of("plan", "ScoringPlan", MODEL);
    static final Part ROOT = of("", "RiskAnalyzer", PLAN);
    static final Part RULES = of("rules", "RuleSet", ROOT, METRIC, IO);
    static final Part MODELS = of("models", "LogisticTrainer", ROOT, METRIC, IO);
    static final Part EXPLAIN = of("explain", "PermutationImportance", ROOT, METRIC, IO);
    static final Part REPORT = of("report", "Report", RULES, MODELS, EXPLAIN);
    static final Part EXCHANGE = of("exchange", "OnnxModels", ROOT);
    static final Part EXAMPLES = of("examples", "Main", RULES, MODELS, EXPLAIN, REPORT, EXCHANGE);

    static final List<Part> TABLE = List.of(
            FEATURE, DATA, METRIC, IO, SCORE, MODEL, PLAN, ROOT, RULES, MODELS, EXPLAIN, REPORT, EXCHANGE, EXAMPLES);

    private static Part of(String name, String publicClass, Part... arrows) {
        return new Part(name, publicClass, List.of(arrows));
    }

    /** The package in which the part begins. */
    String packageName() {
        return name.isEmpty() ? LIBRARY : LIBRARY + "." + name;
    }

    /** All packages of the part, as ArchUnit writes them. The root package of the library is one alone. */
    String packages() {
        return name.isEmpty() ? LIBRARY : packageName() + "..";
    }

    /** The full name of its class. */
    String className() {
        return packageName() + "." + publicClass;
    }

    /** The parts that this one must not depend on. */
    List<Part> forbidden() {
        List<Part> forbidden = new ArrayList<>(TABLE);
        forbidden.removeIf(part -> part.equals(this) || allows(part));
        return forbidden;
    }

    private boolean allows(Part other) {
        return arrows.contains(other) || arrows.stream().anyMatch(part -> part.allows(other));
    }

    static String[] packagesOf(Collection<Part> parts) {
        return parts.stream().map(Part::packages).toArray(String[]::new);
    }

    @Override
    public String toString() {
        return packageName();
    }
}

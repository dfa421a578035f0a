package io.riskanalyzer.project;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/**
 * A library besides {@code java.base} that the project uses, and where alone it may.
 *
 * @param packages its packages, as ArchUnit writes them
 * @param publicClass the name of one of its classes
 * @param users packages as ArchUnit writes them, or names of top-level classes
 */
record Library(List<String> packages, String publicClass, List<String> users) {

    /** Its annotations stand everywhere, in public signatures too. */
    static final String NULLNESS = "org.jspecify.annotations..";

    /** What the JDK offers to everyone, in public signatures too. */
    static final String[] JDK = {"java..", "javax.sql.."};

    static final List<Library> TABLE = List.of(
            new Library(
                    List.of("com.fasterxml.jackson.."),
                    "com.fasterxml.jackson.core.JsonFactory",
                    List.of(
                            "io.riskanalyzer.plan..",
                            "io.riskanalyzer.AssessmentJson",
                            "io.riskanalyzer.rules.MigrationJson",
                            "io.riskanalyzer.explain.fairness.FairnessJson",
                            "io.riskanalyzer.models.internal.XgboostJson",
                            "io.riskanalyzer.models.scorecard.TableFormats",
                            "io.riskanalyzer.rules.file.JsonParser",
                            "io.riskanalyzer.examples..")),
            new Library(
                    List.of("de.siegmar.fastcsv.."),
                    "de.siegmar.fastcsv.reader.CsvReader",
                    List.of("io.riskanalyzer.io..", "io.riskanalyzer.examples..")),
            new Library(
                    List.of("org.snakeyaml.engine.."),
                    "org.snakeyaml.engine.v2.api.LoadSettings",
                    List.of("io.riskanalyzer.rules.file.YamlParser")),
            new Library(
                    List.of("org.tribuo..", "com.oracle.labs.mlrg.olcut..", "com.google.protobuf..", "ml.dmlc.."),
                    "org.tribuo.Model",
                    List.of("io.riskanalyzer.models.internal..", "io.riskanalyzer.models.tribuo..")),
            new Library(List.of("java.sql..", "javax.sql.."), "java.sql.ResultSet", List.of("io.riskanalyzer.io..")),
            new Library(
                    List.of("org.apache.commons.math3.."),
                    "org.apache.commons.math3.special.Gamma",
                    List.of("io.riskanalyzer.models.internal..", "io.riskanalyzer.explain.internal..")),
            new Library(
                    List.of("org.ojalgo.."),
                    "org.ojalgo.optimisation.ExpressionsBasedModel",
                    List.of("io.riskanalyzer.explain.intervene.ExactAssignment")),
            new Library(
                    List.of("java.util.logging.."),
                    "java.util.logging.Logger",
                    List.of("io.riskanalyzer.models.internal..")),
            new Library(List.of("org.slf4j.."), "org.slf4j.Logger", List.of("io.riskanalyzer.models.internal..")),
            new Library(
                    List.of("ai.onnxruntime.."),
                    "ai.onnxruntime.OrtSession",
                    List.of(
                            "io.riskanalyzer.exchange.OnnxSession",
                            "io.riskanalyzer.exchange.OnnxInput",
                            "io.riskanalyzer.exchange.OnnxOutput")),
            new Library(
                    List.of("javax.xml.stream.."),
                    "javax.xml.stream.XMLStreamWriter",
                    List.of("io.riskanalyzer.exchange.PmmlDocument")),
            new Library(List.of("picocli.."), "picocli.CommandLine", List.of("io.riskanalyzer.examples..")),
            new Library(List.of("net.datafaker.."), "net.datafaker.Faker", List.of("io.riskanalyzer.examples..")));

    boolean mayBeUsedBy(JavaClass user) {
        return users.stream()
                .anyMatch(allowed -> allowed.endsWith("..")
                        ? JavaClass.Predicates.resideInAPackage(allowed).test(user)
                        : (user.getName() + "$").startsWith(allowed + "$"));
    }

    static String[] allPackages() {
        return TABLE.stream().flatMap(library -> library.packages().stream()).toArray(String[]::new);
    }

    @Override
    public String toString() {
        return packages.get(0);
    }
}

package io.riskanalyzer.project;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;

/**
 * A rule, with the smallest program that breaks it: proof that the rule can fail.
 *
 * @param name what is ruled
 * @param rule the rule
 * @param violation the sources that break it, by the names of their classes, which no other rule's violation has
 */
record ArchitectureRule(String name, ArchRule rule, Map<String, String> violation) {

    /** A rule that one public class breaks, whose body is given. */
    static ArchitectureRule of(String name, ArchRule rule, String violatingClass, String body) {
        return new ArchitectureRule(name, rule, Map.of(violatingClass, source(violatingClass, body)));
    }

    /** The source of a public class. */
    static String source(String className, String body) {
        int dot = className.lastIndexOf('.');
        return "package " + className.substring(0, dot) + "; public class " + className.substring(dot + 1) + " { "
                + body + " }";
    }

    @Override
    public String toString() {
        return name;
    }
}

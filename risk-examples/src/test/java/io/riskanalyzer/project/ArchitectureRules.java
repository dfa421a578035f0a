package io.riskanalyzer.project;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.riskanalyzer.project.PublicSignatures.showOnlyTypesThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The architecture. {@link Part} and {@link Library} are its tables; here they become rules. */
final class ArchitectureRules {
    private static final String OWN = Part.LIBRARY + "..";
    private static final String INTERNAL = Part.LIBRARY + "..internal..";
    private static final String EXAMPLES = Part.EXAMPLES.packages();
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Utils?|Helpers?|Managers?|Impl|Info)|Base[A-Z].*");

    private ArchitectureRules() {}

    static List<ArchitectureRule> all() {
        List<ArchitectureRule> all = new ArrayList<>();
        for (Part part : Part.TABLE) {
            for (Part forbidden : part.forbidden()) {
                all.add(arrow(part, forbidden));
            }
        }
        Library.TABLE.forEach(library -> all.add(users(library)));
        for (Part module : List.of(Part.RULES, Part.MODELS, Part.EXPLAIN)) {
            all.add(internals(module));
        }
        all.addAll(signatures());
        all.addAll(customs());
        return all;
    }

    private static ArchitectureRule arrow(Part from, Part to) {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(from.packages())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(to.packages())
                .because("the arrows of the design go the other way, or nowhere");
        return ArchitectureRule.of(
                from.packageName() + " does not depend on " + to.packageName(),
                rule,
                from.packageName() + ".DependsOn" + to.publicClass(),
                to.className() + " field;");
    }

    private static ArchitectureRule users(Library library) {
        ArchRule rule = noClasses()
                .that(describe("are none of " + library.users(), user -> !library.mayBeUsedBy(user)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.packages().toArray(String[]::new))
                .because("one place is enough to change when the library does");
        return ArchitectureRule.of(
                library + " is used by " + library.users(),
                rule,
                "io.riskanalyzer.Uses_" + library.publicClass().replace('.', '_'),
                library.publicClass() + " field;");
    }

    private static ArchitectureRule internals(Part module) {
        String internal = module.packageName() + ".internal";
        String hidden = internal + ".Hidden";
        String violating = "io.riskanalyzer.examples.UsesInternalsOf_" + module.name();
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(module.packages())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(internal + "..")
                .because("what is internal may change at any time");
        return new ArchitectureRule(
                internal + " is used by its module alone",
                rule,
                Map.of(
                        hidden,
                        ArchitectureRule.source(hidden, ""),
                        violating,
                        ArchitectureRule.source(violating, hidden + " field;")));
    }

    private static List<ArchitectureRule> signatures() {
        ArchRule thirdParty = classes()
                .that()
                .resideInAPackage(OWN)
                .and()
                .resideOutsideOfPackages(EXAMPLES, INTERNAL, "io.riskanalyzer.models.tribuo..")
                .should(showOnlyTypesThat(resideInAPackage(OWN)
                        .or(resideInAnyPackage(Library.JDK))
                        .or(resideInAPackage(Library.NULLNESS))
                        .as("are our own, of the JDK or annotations for null")))
                .because("a library that users see cannot be replaced without them");
        ArchRule internal = classes()
                .that()
                .resideOutsideOfPackage(INTERNAL)
                .should(showOnlyTypesThat(not(resideInAPackage(INTERNAL)).as("are not internal")))
                .because("what is internal may change at any time");
        String internalBase = "io.riskanalyzer.rules.internal.InternalBase";
        String showsInternal = "io.riskanalyzer.rules.ShowsInternal";
        return List.of(
                ArchitectureRule.of(
                        "no third-party type in a public signature of the core",
                        thirdParty,
                        "io.riskanalyzer.score.ShowsJackson",
                        "public <V extends java.util.List<com.fasterxml.jackson.core.JsonParser>> void show(V it) {}"),
                ArchitectureRule.of(
                        "no third-party exception in a public signature",
                        thirdParty,
                        "io.riskanalyzer.plan.ThrowsJackson",
                        "public void parse() throws com.fasterxml.jackson.core.JsonParseException {}"),
                ArchitectureRule.of(
                        "no Tribuo type in a public signature",
                        thirdParty,
                        "io.riskanalyzer.models.ShowsTribuo",
                        "public static class Nested { protected org.tribuo.Model<?>[] models; }"),
                ArchitectureRule.of(
                        "no third-party type in what a public class inherits",
                        thirdParty,
                        "io.riskanalyzer.models.InheritsTribuo",
                        "abstract static class Hidden { public org.tribuo.Example<?> it; }"
                                + " public static class Shown extends Hidden {}"),
                new ArchitectureRule(
                        "no internal type in a public signature",
                        internal,
                        Map.of(
                                internalBase,
                                ArchitectureRule.source(internalBase, ""),
                                showsInternal,
                                ArchitectureRule.source(showsInternal, "public " + internalBase + " it;"))));
    }

    private static List<ArchitectureRule> customs() {
        String cycle = "io.riskanalyzer.rules.one.Cycle";
        String back = "io.riskanalyzer.rules.two.Back";
        return List.of(
                ArchitectureRule.of(
                        "every package belongs to a part",
                        classes()
                                .should()
                                .resideInAnyPackage(Part.packagesOf(Part.TABLE))
                                .because("the table of parts says what a package may depend on"),
                        "io.riskanalyzer.stray.Stray",
                        ""),
                ArchitectureRule.of(
                        "no library but those of the table",
                        classes()
                                .should()
                                .onlyDependOnClassesThat(resideInAnyPackage(OWN, "java..")
                                        .or(resideInAnyPackage(Library.allPackages()))
                                        .or(resideInAPackage(Library.NULLNESS))
                                        .or(describe(
                                                "are primitive",
                                                type -> type.getBaseComponentType()
                                                        .isPrimitive())))
                                .because("a dependency is a decision"),
                        "io.riskanalyzer.score.UsesAnyLibrary",
                        "org.assertj.core.api.Assertions field;"),
                new ArchitectureRule(
                        "no cycle between packages",
                        slices().matching("io.(**)").should().beFreeOfCycles(),
                        Map.of(
                                cycle,
                                ArchitectureRule.source(cycle, back + " field;"),
                                back,
                                ArchitectureRule.source(back, cycle + " field;"))),
                ArchitectureRule.of(
                        "no printing but in the examples",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(EXAMPLES)
                                .should(ACCESS_STANDARD_STREAMS)
                                .because("a library logs by System.Logger"),
                        "io.riskanalyzer.score.Prints",
                        "void print() { System.out.println(); }"),
                ArchitectureRule.of(
                        "no Java serialization",
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
                                .because("a plan is data"),
                        "io.riskanalyzer.plan.Deserializes",
                        "Object read(java.io.ObjectInputStream in) throws Exception { return in.readObject(); }"),
                ArchitectureRule.of(
                        "no name that says nothing",
                        classes()
                                .should(haveTellingNames())
                                .because("a reader learns the domain from the names of its types"),
                        "io.riskanalyzer.score.BandUtils",
                        ""),
                ArchitectureRule.of(
                        "every package is null-marked",
                        classes().should(beInANullMarkedPackage()),
                        "io.riskanalyzer.score.unmarked.Unmarked",
                        ""));
    }

    private static ArchCondition<JavaClass> haveTellingNames() {
        return ArchCondition.from(describe(
                "have a name that does not match " + EMPTY_NAME,
                type -> !EMPTY_NAME.matcher(type.getSimpleName()).matches()));
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return ArchCondition.from(describe(
                "be in a package whose package-info is @NullMarked",
                type -> type.getPackage().isAnnotatedWith(NULL_MARKED)));
    }
}

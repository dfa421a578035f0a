package io.riskanalyzer.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.StatelessKieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The rules of {@link RuleScoringBenchmark} in Drools, compiled to its executable model (the fast one), on facts that are
 * there already; the band is found in plain Java. The session is reused in both ways; take the faster one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(DroolsBenchmark.FACTS)
public class DroolsBenchmark {
    static final int FACTS = 2000;

    private final List<Applicant> facts = new ArrayList<>();
    private final KieSession session;
    private final StatelessKieSession stateless;

    /** Draws the first rows of the other benchmark, and compiles the rules. */
    public DroolsBenchmark() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < FACTS; i++) {
            double[] row = new double[RuleScoringBenchmark.LIMITS.length];
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextDouble();
            }
            facts.add(new Applicant(row));
        }
        KieContainer container = container();
        session = container.getKieBase().newKieSession();
        stateless = container.getKieBase().newStatelessKieSession();
        requireRight();
    }

    private static KieContainer container() {
        StringBuilder rules = new StringBuilder("package benchmarks;\nimport " + Applicant.class.getName() + ";\n");
        for (int i = 0; i < RuleScoringBenchmark.LIMITS.length; i++) {
            rules.append(String.format(
                    "rule \"R-%1$d\" when $a : Applicant(c%1$d > %2$s) then $a.add(%3$s); end%n",
                    i, RuleScoringBenchmark.LIMITS[i], RuleScoringBenchmark.POINTS[i]));
        }
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem().write("src/main/resources/rules.drl", rules.toString());
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        return services.newKieContainer(services.getRepository().getDefaultReleaseId());
    }

    /** Both ways give the points that a loop gives. */
    private void requireRight() {
        long expected = 0;
        for (Applicant fact : facts) {
            double[] row = {
                fact.getC0(),
                fact.getC1(),
                fact.getC2(),
                fact.getC3(),
                fact.getC4(),
                fact.getC5(),
                fact.getC6(),
                fact.getC7(),
                fact.getC8(),
                fact.getC9()
            };
            Applicant counted = new Applicant(row);
            for (int i = 0; i < row.length; i++) {
                if (row[i] > RuleScoringBenchmark.LIMITS[i]) {
                    counted.add(RuleScoringBenchmark.POINTS[i]);
                }
            }
            expected += counted.levelAndReset(RuleScoringBenchmark.CUTS);
        }
        if (sessionFactByFact() != expected || statelessAllFacts() != expected) {
            throw new IllegalStateException("Drools gives other bands than the loop.");
        }
    }

    /** One session: a fact in, fire, the fact out again. */
    @Benchmark
    public final long sessionFactByFact() {
        long levels = 0;
        for (Applicant fact : facts) {
            FactHandle handle = session.insert(fact);
            session.fireAllRules();
            session.delete(handle);
            levels += fact.levelAndReset(RuleScoringBenchmark.CUTS);
        }
        return levels;
    }

    /** A stateless session that takes all facts at once, and fires. */
    @Benchmark
    public final long statelessAllFacts() {
        stateless.execute(facts);
        long levels = 0;
        for (Applicant fact : facts) {
            levels += fact.levelAndReset(RuleScoringBenchmark.CUTS);
        }
        return levels;
    }
}

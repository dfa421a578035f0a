package io.riskanalyzer.examples.academic;

import io.riskanalyzer.Assessments;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.examples.steps.ExplainerChoice;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.explain.ReasonStability;
import io.riskanalyzer.explain.RowLoss;
import io.riskanalyzer.explain.ShapSummary;
import io.riskanalyzer.explain.SliceFinder;
import io.riskanalyzer.explain.SliceReport;
import io.riskanalyzer.explain.StabilityReport;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.plan.ScoringPlan;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What the data tell about students: who fails, why, how it falls on groups, and where help does most good. Immutable. */
final class AcademicStory {
    private static final int EXPLAINED = 2_000;
    private static final int REFITS = 5;
    private static final int REFITTED_ROWS = 4_000;

    private final AcademicModel model;
    private final Assessments assessments;
    private final Explanations explained;
    private final ShapSummary drivers;
    private final StabilityReport stability;
    private final SliceReport slices;
    private final Inequality inequality;
    private final Help help;
    private final int student;

    private AcademicStory(Dataset students, double budget, long seed) {
        model = AcademicModel.of(students, seed);
        Dataset test = test();
        assessments = model.analyzer().assessAll(test.frame());
        Dataset some =
                test.take(IntStream.range(0, Math.min(EXPLAINED, test.rows())).toArray());
        explained = Explanations.of(plan(), some.frame());
        drivers = ShapSummary.of(explained);
        stability = stability(some.frame(), seed);
        slices = SliceFinder.builder().loss(RowLoss.SURPRISE).build().run(model.analyzer(), test);
        inequality = Inequality.of(model.analyzer(), test, explained);
        help = Help.of(plan(), withAudited(students), budget);
        student = IntStream.range(0, test.rows())
                .boxed()
                .max(Comparator.comparingDouble(assessments::score))
                .orElseThrow();
    }

    static AcademicStory tell(Dataset students, double budget, long seed) {
        return new AcademicStory(students, budget, seed);
    }

    ScoringPlan plan() {
        return model.analyzer().plan();
    }

    AcademicModel model() {
        return model;
    }

    Explanations explained() {
        return explained;
    }

    ShapSummary drivers() {
        return drivers;
    }

    Inequality inequality() {
        return inequality;
    }

    Help help() {
        return help;
    }

    SliceReport slices() {
        return slices;
    }

    StabilityReport stability() {
        return stability;
    }

    double[] scores() {
        return IntStream.range(0, assessments.rows())
                .mapToDouble(assessments::score)
                .toArray();
    }

    /** The students that no model has seen. */
    Dataset test() {
        return model.split().test();
    }

    private StabilityReport stability(Frame rows, long seed) {
        Dataset train = model.split().train();
        Dataset part = train.take(
                IntStream.range(0, Math.min(REFITTED_ROWS, train.rows())).toArray());
        try (ProgressBar bar = new ProgressBar("refitting")) {
            Progress progress = bar::at;
            return ReasonStability.of(plan(), rows)
                    .againstRefits(
                            model.trainer(),
                            part,
                            REFITS,
                            seed,
                            refit -> ExplainerChoice.of(refit, part.frame()),
                            progress)
                    .report();
        }
    }

    /** The students of the test, with the attributes that help is counted by. */
    private Frame withAudited(Dataset students) {
        Map<Long, Integer> rowOf = new HashMap<>();
        Frame features = students.frame();
        for (int row = 0; row < features.rows(); row++) {
            rowOf.put(features.number(row), row);
        }
        Frame test = test().frame();
        int[] rows = IntStream.range(0, test.rows())
                .map(row -> rowOf.get(test.number(row)))
                .toArray();
        return Columns.together(features.take(rows), students.audited().take(rows));
    }

    StudentAnswer answer() {
        return StudentAnswer.of(assessments, student);
    }

    /** What the student most at risk could change. */
    String wayOut() {
        double[] row = new double[plan().features().size()];
        test().frame().select(plan().features()).copyRow(student, row);
        return StudentAnswer.wayOut(plan(), row).toString();
    }

    /** The student most at risk, explained. */
    Explanations studentExplained() {
        return Explanations.of(plan(), test().frame().take(student));
    }

    long line() {
        return test().frame().number(student);
    }

    @Override
    public String toString() {
        Dataset test = test();
        return String.format(
                        Locale.ROOT,
                        "Compared on %,d students:%n%s%n%nThe best one, calibrated, on %,d other students: AUC %.4f, Brier"
                                + " score %.4f%n%n",
                        model.split().train().rows(),
                        model.board(),
                        test.rows(),
                        Metrics.AUC.of(scores(), test.labels()),
                        Metrics.BRIER.of(scores(), test.labels()))
                + "What drives the risk:\n" + drivers + "\n\n"
                + stability + "\n\n"
                + "Where the model is more wrong than it thinks. " + slices + "\n\n"
                + "How it falls on groups:\n" + inequality.audit() + "\n\n"
                + inequality.gap() + "\n\n"
                + inequality.access() + "\n\n"
                + "Help under a budget. " + help + "\n"
                + "The student of line " + line() + ":\n" + answer().json() + "\n" + wayOut() + "\n";
    }

    /** The bands, for counts. */
    static List<String> levels() {
        return AcademicModel.BANDS.all().stream().map(band -> band.name()).toList();
    }
}

package io.riskanalyzer.examples;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.examples.text.Table;
import io.riskanalyzer.explain.intervene.HelpShare;
import io.riskanalyzer.explain.intervene.Intervention;
import io.riskanalyzer.explain.intervene.InterventionPlan;
import io.riskanalyzer.explain.intervene.InterventionPlanner;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.report.InterventionPictures;
import io.riskanalyzer.report.Report;
import io.riskanalyzer.report.Section;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Decides who of a CSV file gets which help, so that a budget lowers the expected risk most. */
@Command(
        name = "plan-interventions",
        mixinStandardHelpOptions = true,
        description = "Decides who of a CSV file gets which interventions of a catalogue, so that a budget lowers the"
                + " expected risk most, by the scores of a saved plan.")
final class PlanInterventionsCommand implements Callable<Integer> {
    private static final int SHOWN = 10;
    private static final String CAVEAT =
            "Associational: the plan tells what goes with a low risk. That changing it lowers"
                    + " the risk is assumed; a trial would tell (risk_ratio in the catalogue).";

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Mixin
    private PlanOptions planned = new PlanOptions();

    @Option(
            names = "--catalogue",
            required = true,
            paramLabel = "FILE",
            description = "The interventions, a CSV file with the columns name, cost, effects (as in attendance += 0.1;"
                    + " mode = full), and if needed capacity, eligible (a condition), one_of (a group) and risk_ratio (a"
                    + " known effect on the risk).")
    private Path catalogue = Path.of("");

    @Option(names = "--budget", required = true, paramLabel = "N", description = "What all may cost together.")
    private double budget;

    @Option(
            names = "--per-person",
            paramLabel = "N",
            description = "How many interventions a person may get (default: ${DEFAULT-VALUE}).")
    private int perPerson = InterventionPlanner.DEFAULTS.mostPerPerson();

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            description = "Tell the shares of help by the values of this column, which need not be of the plan.")
    private @Nullable String by;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where who gets what goes (default: the data's name with .interventions.csv, in the folder out).")
    private @Nullable Path out;

    @Option(names = "--report", paramLabel = "FILE", description = "Write one HTML file with tables and pictures.")
    private @Nullable Path report;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ScoringPlan loaded = planned.load();
        List<Intervention> interventions = InterventionFile.read(catalogue, loaded.features());
        InterventionPlanner planner = planner(loaded, interventions);
        Path target = out == null ? csv.answer(".interventions.csv") : out;
        csv.requireOther(target, planned.plan, catalogue);
        csv.requireOther(report, planned.plan, catalogue);
        csv.requireTwo(target, report);
        if (csv.id != null) {
            csv.requireColumn("--id", csv.id);
        }
        CategoryFeature<?> group = group(loaded.features());
        FeatureSet features = planned.withUnknown(loaded.features());
        FeatureSet columns = group == null || features.contains(group.name()) ? features : features.with(group);
        Frame cohort = csv.rows().collectingRejected().read(columns);
        InterventionPlan plan = planner.plan(cohort);

        CsvOptions.makeFolder(target);
        Files.writeString(target, plan.toCsv(), StandardCharsets.UTF_8);
        PrintWriter print = spec().commandLine().getOut();
        print.println(plan);
        if (plan.basis() == Intervention.Basis.ASSOCIATIONAL) {
            print.println(CAVEAT + "\n");
        }
        print.println(worst(plan));
        if (group != null) {
            print.println(shares(plan, group));
        }
        List<RejectedRow> rejected = cohort.rejected();
        if (!rejected.isEmpty()) {
            print.println(String.format(
                    Locale.ROOT,
                    "%,d rows were left out; the first, line %d: %s%n",
                    rejected.size(),
                    rejected.get(0).row(),
                    PlanOptions.withArgument(rejected.get(0).violations().get(0), loaded.features())
                            .message()
                            .replace("\n", " ")));
        }
        print.println("Written: " + target);
        if (report != null) {
            CsvOptions.makeFolder(report);
            page(plan, group).save(report);
            print.println("Written: " + report);
        }
        print.flush();
        return 0;
    }

    private InterventionPlanner planner(ScoringPlan loaded, List<Intervention> interventions) {
        try {
            InterventionPlanner.Builder builder =
                    InterventionPlanner.builder(loaded).budget(budget).mostPerPerson(perPerson);
            interventions.forEach(builder::intervention);
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()));
        }
    }

    /** The column by whose values the shares of help are told: as the plan has it, or as the file does. */
    private @Nullable CategoryFeature<?> group(FeatureSet features) {
        if (by == null) {
            return null;
        }
        csv.requireColumn("--by", by);
        Feature feature = features.contains(by)
                ? features.get(by)
                : csv.rows()
                        .infer(CsvRows.Inference.DEFAULT.category(by))
                        .features()
                        .get(by);
        if (!(feature instanceof CategoryFeature<?> category)) {
            throw new ParameterException(
                    spec().commandLine(),
                    "The column of --by (" + feature + ") must be a category.\nMaybe take a column of groups.");
        }
        return features.contains(by) ? category : category.unknownAsMissing();
    }

    private static Table worst(InterventionPlan plan) {
        Table table = new Table("id", ">line", "gets", ">risk before", ">after");
        int[] helped = plan.helped();
        for (int i = 0; i < Math.min(SHOWN, helped.length); i++) {
            int row = helped[i];
            String id = plan.cohort().id(row);
            List<String> names = plan.of(row).stream().map(Intervention::name).toList();
            table.row(
                    id == null ? "" : id,
                    Long.toString(plan.cohort().number(row)),
                    String.join("; ", names),
                    decimals(plan.riskBefore(row)),
                    decimals(plan.riskAfter(row)));
        }
        return table;
    }

    private static Table shares(InterventionPlan plan, CategoryFeature<?> group) {
        Table table = new Table(
                group.name(), ">people", ">eligible", ">helped", ">of eligible", ">cost", ">mean risk", ">after");
        for (HelpShare share : plan.sharesBy(group)) {
            table.row(
                    share.group(),
                    Integer.toString(share.people()),
                    Integer.toString(share.eligible()),
                    Integer.toString(share.helped()),
                    percent(share.helpedOfEligible()),
                    String.format(Locale.ROOT, "%.2f", share.cost()),
                    decimals(share.meanRiskBefore()),
                    decimals(share.meanRiskAfter()));
        }
        return table;
    }

    private Report page(InterventionPlan plan, @Nullable CategoryFeature<?> group) {
        Table worst = worst(plan);
        Section help = Section.titled("Who gets what")
                .saying(String.format(
                        Locale.ROOT,
                        "Expected risk of the %,d people: %.2f before, %.2f after; no assignment gets below %.2f. Cost: %.2f.%s",
                        plan.cohort().rows(),
                        plan.expectedBefore(),
                        plan.expectedAfter(),
                        plan.leastExpected(),
                        plan.cost(),
                        plan.basis() == Intervention.Basis.ASSOCIATIONAL ? " " + CAVEAT : ""))
                .with(
                        InterventionPictures.uses(plan),
                        new io.riskanalyzer.report.Table("Most helped", worst.columns(), worst.cells()));
        Report page = Report.titled("Interventions under a budget")
                .subtitled(String.format(
                        Locale.ROOT, "%,d people, budget %.2f", plan.cohort().rows(), budget))
                .with(help);
        if (group == null) {
            return page;
        }
        Table shares = shares(plan, group);
        return page.with(Section.titled("How help falls on groups")
                .saying("The column takes no part in the planning unless the plan has it.")
                .with(
                        InterventionPictures.beforeAndAfter(group.name(), plan.sharesBy(group)),
                        new io.riskanalyzer.report.Table("By " + group.name(), shares.columns(), shares.cells())));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String decimals(double risk) {
        return Double.isNaN(risk) ? "–" : String.format(Locale.ROOT, "%.4f", risk);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("The command line sets the specification before it calls.");
        }
        return spec;
    }
}

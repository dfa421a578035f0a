package io.riskanalyzer.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.explain.fairness.Breakdown;
import io.riskanalyzer.explain.fairness.FairnessAudit;
import io.riskanalyzer.explain.fairness.FairnessAuditBuilder;
import io.riskanalyzer.explain.fairness.FairnessReport;
import io.riskanalyzer.explain.fairness.GroupFigure;
import io.riskanalyzer.explain.fairness.Interval;
import io.riskanalyzer.explain.fairness.SmallCells;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells how the decisions of a saved plan fall on groups of people. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description =
                "Tells how the decisions of a saved plan fall on groups of people whose outcomes are known: shares,"
                        + " differences and ratios with their intervals. Figures of few people are not shown.")
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private PlanOptions plan = new PlanOptions();

    @Mixin
    private AuditedFile file = new AuditedFile();

    @Option(
            names = "--favourable",
            paramLabel = "BAND",
            description = "The worst band that is still favourable (default: the last but one).")
    private @Nullable String favourable;

    @Option(names = "--together", description = "Group by all columns of --by together, too.")
    private boolean together;

    @Option(
            names = "--least-rows",
            paramLabel = "N",
            description = "Show no figure of groups with fewer rows (default: ${DEFAULT-VALUE}).")
    private int leastRows = SmallCells.DEFAULT.leastRows();

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "Write every figure as CSV.")
    private @Nullable Path out;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the whole report as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write one HTML file with the figures and their pictures.")
    private @Nullable Path report;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireFiles();
        ScoringPlan loaded = plan.load();
        String band = band(loaded.bands());
        AuditedFile.Audited people = file.read(plan.withUnknown(loaded.features()));
        FairnessReport found = audit(band, people.attributes())
                .run(RiskAnalyzer.of(loaded, Schema.ofMaps(loaded.features())), people.data());
        PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
        print.println(found);
        if (people.rejected() > 0) {
            print.println(
                    "\nLeft out: " + people.rejected() + " rows that the plan cannot score, or whose outcome or group"
                            + " cannot be read. The command assess tells what is wrong with them.");
        }
        write(found, new AuditPage(loaded, found, people, smallCells()), print);
        print.flush();
        return 0;
    }

    private FairnessAudit audit(String band, List<CategoryFeature<?>> attributes) {
        try {
            FairnessAuditBuilder builder =
                    FairnessAudit.favourableUpTo(band).smallCells(smallCells()).seed(seed);
            attributes.forEach(builder::by);
            if (together) {
                if (attributes.size() < 2) {
                    throw usage("The columns of --by (" + attributes.size()
                            + ") must be at least two to be looked at --together.\nMaybe add another --by.");
                }
                builder.byIntersection(
                        attributes.get(0),
                        attributes.get(1),
                        attributes.subList(2, attributes.size()).toArray(CategoryFeature<?>[]::new));
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private SmallCells smallCells() {
        return new SmallCells(leastRows, Math.min(leastRows, SmallCells.DEFAULT.leastEvents()));
    }

    /** The band that was named, else the last but one. */
    private String band(Bands bands) {
        List<String> names = bands.all().stream().map(Band::name).toList();
        if (names.size() < 2) {
            throw usage("The plan must have two bands or more to decide anything, but it has " + names
                    + ".\nMaybe train it again with --bands.");
        }
        if (favourable == null) {
            return names.get(names.size() - 2);
        }
        if (!names.contains(favourable) || names.indexOf(favourable) == names.size() - 1) {
            throw usage("The band of --favourable (" + favourable + ") must be one of "
                    + names.subList(0, names.size() - 1).stream().collect(Collectors.joining(", "))
                    + ", as the worst band is favourable to nobody.\nMaybe leave it out.");
        }
        return favourable;
    }

    private void requireFiles() throws IOException {
        List<Path> written = Stream.of(out, json, report)
                .flatMap(Stream::ofNullable)
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
        for (Path target : written) {
            file.csv.requireOther(target, plan.plan);
            if (written.indexOf(target) < written.lastIndexOf(target)) {
                throw usage("The files of --out, --json and --report (" + target + " twice) must differ."
                        + "\nMaybe name another.");
            }
        }
    }

    private void write(FairnessReport found, AuditPage page, PrintWriter print) throws IOException {
        if (out != null) {
            makeFolder(out);
            writeFigures(found, out);
            print.println("Written: " + out);
        }
        if (json != null) {
            makeFolder(json);
            Files.writeString(json, found.toJson());
            print.println("Written: " + json);
        }
        if (report != null) {
            makeFolder(report);
            page.save(report);
            print.println("Written: " + report);
        }
    }

    private static void makeFolder(Path written) throws IOException {
        Path folder = written.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    private static void writeFigures(FairnessReport found, Path target) throws IOException {
        try (CsvWriter writer = CsvWriter.builder().build(target)) {
            writer.writeRecord("by", "group", "metric", "value", "from", "to", "suppressed");
            found.everyone().forEach(figure -> write(writer, "", figure));
            for (Breakdown breakdown : found.breakdowns()) {
                breakdown.figures().forEach(figure -> write(writer, breakdown.name(), figure));
            }
        }
    }

    private static void write(CsvWriter writer, String by, GroupFigure figure) {
        Interval interval = figure.interval();
        writer.writeRecord(
                by,
                figure.group().name(),
                figure.metric().name(),
                interval == null ? "" : Double.toString(interval.value()),
                interval == null ? "" : Double.toString(interval.from()),
                interval == null ? "" : Double.toString(interval.to()),
                Objects.requireNonNullElse(figure.suppressed(), ""));
    }

    private ParameterException usage(@Nullable String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}

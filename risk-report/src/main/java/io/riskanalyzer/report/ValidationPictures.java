package io.riskanalyzer.report;

import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.models.validate.Leaderboard;
import io.riskanalyzer.models.validate.ValidationCurve;
import io.riskanalyzer.models.validate.ValidationCurve.Point;
import io.riskanalyzer.models.validate.ValidationCurve.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** What cross-validation found, drawn with what draws any numbers. */
final class ValidationPictures {
    private static final double WIDE_RANGE = 50;

    private ValidationPictures() {}

    static Picture curve(ValidationCurve curve) {
        boolean isLearning = curve.setting().equals(ValidationCurve.TRAINING_ROWS);
        Axis across = isWide(curve, isLearning) ? Axis.logarithmic(curve.setting()) : Axis.of(curve.setting());
        List<Line> lines =
                List.of(line("learnt from", curve, Point::train), line("not learnt from", curve, Point::test));
        String title = (isLearning ? "Learning curve of " : "Validation curve of ") + curve.name();
        return Charts.lines(title, across, Axis.of(curve.metric().name()), lines)
                .noted("The ribbons are one standard deviation over the folds wide to either side.");
    }

    private static boolean isWide(ValidationCurve curve, boolean isLearning) {
        double least = curve.points().get(0).at();
        double greatest = curve.points().get(curve.points().size() - 1).at();
        return least > 0 && (isLearning || greatest / least >= WIDE_RANGE);
    }

    private static Line line(String label, ValidationCurve curve, Function<Point, Spread> part) {
        return new Line(
                label,
                curve.points().stream()
                        .map(point -> point(point.at(), part.apply(point)))
                        .toList());
    }

    private static Line.Point point(double at, Spread spread) {
        return new Line.Point(
                at, spread.mean(), spread.mean() - spread.deviation(), spread.mean() + spread.deviation());
    }

    static Picture leaderboard(Leaderboard board) {
        Metric metric = board.metric();
        List<Quantity> quantities =
                board.entries().stream().map(entry -> quantity(entry, metric)).toList();
        return Charts.dots("Candidates by " + metric.name(), Axis.of(metric.name()), quantities)
                .noted("Mean over the folds, and one standard deviation to either side.");
    }

    private static Quantity quantity(Leaderboard.Entry entry, Metric metric) {
        double mean = entry.validation().mean(metric);
        double deviation = entry.validation().deviation(metric);
        return new Quantity(entry.name(), mean, mean - deviation, mean + deviation);
    }

    static Table table(Leaderboard board) {
        List<Metric> metrics = board.entries().get(0).validation().metrics();
        List<String> columns = new ArrayList<>(List.of("candidate"));
        metrics.forEach(metric -> columns.add(metric.name()));
        columns.addAll(List.of("training rows", "seconds to train", "plan, kB"));
        return new Table(
                "Candidates by " + board.metric().name(),
                columns,
                board.entries().stream().map(entry -> row(entry, metrics)).toList());
    }

    private static List<String> row(Leaderboard.Entry entry, List<Metric> metrics) {
        List<String> row = new ArrayList<>(List.of(entry.name()));
        for (Metric metric : metrics) {
            row.add(Numerals.fixed(entry.validation().mean(metric), 4) + " ± "
                    + Numerals.fixed(entry.validation().deviation(metric), 4));
        }
        row.add(Numerals.percent(entry.trainShare()));
        row.add(Numerals.fixed(entry.trainTime().toNanos() / 1e9, 3));
        OptionalLong bytes = entry.planBytes();
        row.add(bytes.isPresent() ? Numerals.fixed(bytes.getAsLong() / 1e3, 1) : "");
        return row;
    }
}

package io.riskanalyzer.report;

import io.riskanalyzer.report.Line.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Lines with ribbons. */
final class LinesPicture {
    private static final double HEIGHT = 250;
    private static final int MOST_MARKERS = 30;

    private LinesPicture() {}

    static Picture of(String title, Axis across, Axis up, List<Line> lines) {
        Refusal.ifEmpty("lines", lines.size());
        Legend legend = new Legend();
        for (int i = 0; lines.size() > 1 && i < lines.size(); i++) {
            legend.with(Ink.of(i), Legend.Key.POINTS, lines.get(i).label());
        }
        List<Point> all = lines.stream().flatMap(line -> line.points().stream()).toList();
        Plot plot = new Plot(
                across.over(all.stream().mapToDouble(Point::x)),
                up.over(all.stream().flatMapToDouble(point -> DoubleStream.of(point.from(), point.to()))),
                HEIGHT,
                legend);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).hasIntervals()) {
                List<Point> points = lines.get(i).points();
                plot.ribbon(
                        Ink.of(i), values(points, Point::x), values(points, Point::from), values(points, Point::to));
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            draw(plot, Ink.of(i), lines.get(i), across, up);
        }
        String description = title + ": " + up.label() + " against " + across.label() + " of "
                + lines.stream().map(Line::label).collect(Collectors.joining(", ")) + ".";
        return plot.picture(title, "", description, table(title, across, up, lines));
    }

    private static void draw(Plot plot, Ink ink, Line line, Axis across, Axis up) {
        List<Point> points = line.points();
        plot.line(ink, values(points, Point::x), values(points, Point::y));
        int stride = (points.size() + MOST_MARKERS - 1) / MOST_MARKERS;
        for (int i = 0; i < points.size(); i += stride) {
            Point point = points.get(i);
            plot.marker(
                    ink,
                    point.x(),
                    point.y(),
                    line.label() + "\n" + across.label() + ": " + across.text(point.x()) + "\n" + up.label() + ": "
                            + up.text(point.y()));
        }
    }

    private static double[] values(List<Point> points, ToDoubleFunction<Point> value) {
        return points.stream().mapToDouble(value).toArray();
    }

    private static Table table(String title, Axis across, Axis up, List<Line> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            for (Point point : line.points()) {
                rows.add(List.of(
                        line.label(),
                        across.text(point.x()),
                        up.text(point.y()),
                        line.hasIntervals() ? up.text(point.from()) : "",
                        line.hasIntervals() ? up.text(point.to()) : ""));
            }
        }
        return new Table(title, List.of("line", across.label(), up.label(), "from", "to"), rows);
    }
}

package io.riskanalyzer.report;

import io.riskanalyzer.explain.EffectSurface;
import io.riskanalyzer.explain.Interactions;
import io.riskanalyzer.explain.Interactions.Strength;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.report.Drawing.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A matrix of numbers, each written in a cell that is shaded by its size. */
final class HeatPicture {
    private static final double MOST_LABEL = 110;
    private static final double TOP = 40;
    private static final double LEAST_CELL = 50;
    private static final double CELL_HEIGHT = 28;

    private final List<String> rows;
    private final List<String> columns;
    private final Drawing drawing = new Drawing();
    private final double left;
    private final double cell;

    private HeatPicture(List<String> rows, List<String> columns) {
        this.rows = rows;
        this.columns = columns;
        double widest = rows.stream().mapToDouble(Lettering::widthOf).max().orElse(0);
        left = Math.min(widest, MOST_LABEL) + 10;
        cell = Math.max(LEAST_CELL, (Plot.WIDTH - left - 1) / columns.size());
    }

    private void head(String down, String across) {
        drawing.textWithin(left - 8, "axis-label", left - 8, TOP - 8, Anchor.END, down);
        drawing.textWithin(width() - left, "axis-label", width(), 12, Anchor.END, across);
        for (int i = 0; i < columns.size(); i++) {
            drawing.textWithin(cell - 4, "tick", left + cell * (i + 0.5), TOP - 8, Anchor.MIDDLE, columns.get(i));
        }
        for (int i = 0; i < rows.size(); i++) {
            drawing.textWithin(left - 10, "legend", left - 8, middle(i) + 4, Anchor.END, rows.get(i));
        }
    }

    private void cell(int row, int column, double share, String text, String hover) {
        double from = left + cell * column;
        Box box = new Box(from, middle(row) - CELL_HEIGHT / 2, from + cell, middle(row) + CELL_HEIGHT / 2);
        drawing.shade(box, share, hover);
        drawing.text("legend", from + cell / 2, middle(row) + 4, Anchor.MIDDLE, Numerals.typeset(text));
    }

    private static double middle(int row) {
        return TOP + CELL_HEIGHT * (row + 0.5);
    }

    private double width() {
        return Math.max(Plot.WIDTH, left + cell * columns.size() + 1);
    }

    private Picture picture(String title, String note, String description, Table data) {
        double height = TOP + CELL_HEIGHT * rows.size() + 2;
        return new Picture(title, note, description, width(), height, drawing.toString(), data);
    }

    static Picture of(EffectSurface surface) {
        refuseSensitive(surface.first());
        refuseSensitive(surface.second());
        List<String> rows = names(surface.second(), surface.secondValues());
        List<String> columns = names(surface.first(), surface.firstValues());
        double[] sorted = surface.effects().stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        Refusal.ifEmpty("effects", sorted.length);
        double least = sorted[0];
        double reach = Math.max(sorted[sorted.length - 1] - least, Double.MIN_NORMAL);
        List<List<String>> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.add(Axis.of("effect").texts(surface.effects().get(i)));
        }
        HeatPicture picture = new HeatPicture(rows, columns);
        picture.head(surface.second().name(), surface.first().name());
        List<List<String>> told = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> own = new ArrayList<>(List.of(rows.get(row)));
            for (int column = 0; column < columns.size(); column++) {
                String text = texts.get(column).get(row);
                picture.cell(row, column, (surface.effect(column, row) - least) / reach, text, "");
                own.add(text);
            }
            told.add(own);
        }
        List<String> titles = new ArrayList<>(List.of(""));
        titles.addAll(columns);
        String title = "Effect of " + surface.first().name() + " and "
                + surface.second().name();
        String note = "Mean " + EffectPictures.unitOf(surface.scale()) + "; the stronger the shade, the higher.";
        return picture.picture(
                title,
                note,
                title + ": a table of " + sorted.length + " cells. " + note,
                new Table(title, titles, told));
    }

    private static void refuseSensitive(Feature feature) {
        if (feature.isSensitive() && feature instanceof NumberFeature) {
            throw Refusal.of(
                    "feature " + feature.name(),
                    "sensitive",
                    "not be a sensitive number",
                    "the heads of the table would tell its values",
                    "draw the curve of it alone");
        }
    }

    private static List<String> names(Feature feature, List<Double> values) {
        if (!(feature instanceof NumberFeature)) {
            return values.stream()
                    .map(value -> ShapePictures.nameOf(feature, value))
                    .toList();
        }
        List<Double> known = values.stream().filter(value -> !value.isNaN()).toList();
        List<String> names = new ArrayList<>(Axis.of(feature.name()).texts(known));
        if (known.size() < values.size()) {
            names.add("missing");
        }
        return names;
    }

    static Picture of(Interactions interactions) {
        List<Strength> features = interactions.withAll();
        Refusal.ifEmpty("features", features.size());
        int count = features.size();
        List<String> names = features.stream()
                .map(strength -> strength.features().get(0).name())
                .toList();
        List<String> numbered = IntStream.range(0, count)
                .mapToObj(i -> (i + 1) + " " + names.get(i))
                .toList();
        List<String> columns = new ArrayList<>(
                IntStream.range(1, count).mapToObj(Integer::toString).toList());
        columns.add("all others");
        double greatest = Stream.concat(features.stream(), interactions.pairs().stream())
                .mapToDouble(Strength::deviation)
                .max()
                .orElse(0);
        HeatPicture picture = new HeatPicture(numbered, columns);
        picture.head("", "interacts with");
        List<List<String>> told = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < row; column++) {
                Feature one = features.get(row).features().get(0);
                Feature other = features.get(column).features().get(0);
                told.add(picture.interaction(row, column, interactions.of(one, other), greatest));
            }
            told.add(picture.interaction(row, count - 1, features.get(row), greatest));
        }
        String unit = EffectPictures.unitOf(interactions.scale());
        String note =
                "H², the share of what two features do that they do together; the stronger the shade, the greater it is in "
                        + unit + ".";
        return picture.picture(
                "Interactions",
                note,
                "Interactions of " + count + " features. " + note,
                new Table("Interactions", List.of("features", "H²", "deviation, " + unit), told));
    }

    private List<String> interaction(int row, int column, Strength strength, double greatest) {
        String names = String.join(" and ", strength.features().names());
        String text = Numerals.fixed(strength.hSquared(), 2);
        cell(
                row,
                column,
                greatest > 0 ? strength.deviation() / greatest : 0,
                text,
                names + ": " + Numerals.number(strength.deviation()));
        String told = strength.features().size() == 1 ? names + " and all others" : names;
        return List.of(told, Numerals.fixed(strength.hSquared(), 4), Numerals.number(strength.deviation()));
    }
}

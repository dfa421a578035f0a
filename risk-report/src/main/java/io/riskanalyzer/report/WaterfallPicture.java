package io.riskanalyzer.report;

import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.report.Drawing.Anchor;
import io.riskanalyzer.score.ReasonSelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How the raw score of one row comes about: from the base, step by step. */
final class WaterfallPicture {
    private static final int MOST_TERMS = 9;
    private static final double ROW = 34;
    private static final double BAR = 16;
    private static final double TIP = 5;
    private static final double TEXT = 168;
    private static final double LINE = 14;
    private static final double TOP = 4;
    private static final double BOTTOM = 40;
    private static final int MOST_TICKS = 5;

    private final List<Step> steps;
    private final double base;
    private final double score;
    private final Drawing drawing = new Drawing();

    private WaterfallPicture(List<Step> steps, double base, double score) {
        this.steps = steps;
        this.base = base;
        this.score = score;
    }

    /**
     * A part of the score.
     *
     * @param text why
     * @param contribution what it adds
     */
    private record Step(String text, double contribution) {}

    static Picture of(Explanations explanations, int row, ReasonSelection naming) {
        Objects.checkIndex(row, explanations.rows());
        double[] contributions = explanations.ofRow(row);
        double[] values = new double[explanations.frame().features().size()];
        explanations.frame().copyRow(row, values);
        List<Integer> ranked = IntStream.range(0, contributions.length)
                .filter(term -> contributions[term] != 0)
                .boxed()
                .sorted(Comparator.comparingDouble(term -> -Math.abs(contributions[term])))
                .toList();
        List<Integer> named = ranked.stream()
                .filter(term -> naming.mayName(explanations.explainer(), term))
                .toList();
        int shown = ranked.size() == named.size() && ranked.size() <= MOST_TERMS + 1
                ? ranked.size()
                : Math.min(MOST_TERMS, named.size());
        List<Integer> told = named.subList(0, shown);
        List<Step> steps = new ArrayList<>();
        for (int term : told) {
            String text = explanations
                    .explainer()
                    .reason(term, values, contributions[term])
                    .text();
            steps.add(new Step(text, contributions[term]));
        }
        if (shown < ranked.size()) {
            double rest = ranked.stream()
                    .filter(term -> !told.contains(term))
                    .mapToDouble(term -> contributions[term])
                    .sum();
            int others = ranked.size() - shown;
            steps.add(new Step(others == 1 ? "another" : others + " others together", rest));
        }
        return new WaterfallPicture(steps, explanations.base(row), explanations.rawScore(row)).draw();
    }

    private Picture draw() {
        double[] sums = new double[steps.size() + 1];
        sums[0] = base;
        for (int i = 0; i < steps.size(); i++) {
            sums[i + 1] = sums[i] + steps.get(i).contribution();
        }
        Axis axis = Axis.of("raw score");
        Dimension across = axis.over(DoubleStream.concat(DoubleStream.of(score), DoubleStream.of(sums)), MOST_TICKS);
        List<String> numbers = axis.texts(
                DoubleStream.concat(DoubleStream.of(base, score), steps.stream().mapToDouble(Step::contribution))
                        .boxed()
                        .toList());
        double right = numbers.stream().mapToDouble(Lettering::widthOf).max().orElse(0) + 24;
        Box box = new Box(TEXT + 12, TOP, Plot.WIDTH - right, TOP + ROW * (steps.size() + 2));
        Ruler ruler = across.between(box.left(), box.right());
        across.ticks()
                .values()
                .forEach(tick -> drawing.rule("grid", ruler.at(tick), box.top(), ruler.at(tick), box.bottom()));
        Plot.drawBottom(drawing, across, ruler, box);
        drawEnd(0, "base", numbers.get(0), ruler.at(base));
        for (int i = 0; i < steps.size(); i++) {
            String sign = steps.get(i).contribution() > 0 ? "+" : "";
            drawStep(i + 1, steps.get(i), ruler.at(sums[i]), ruler.at(sums[i + 1]));
            number("legend", i + 1, sign + numbers.get(i + 2));
        }
        drawEnd(steps.size() + 1, "raw score", numbers.get(1), ruler.at(score));
        String note = "From the base to the raw score. What points to the right raises it.";
        return new Picture(
                "Why this score",
                note,
                "Waterfall from the base " + numbers.get(0) + " in " + steps.size() + " steps to the raw score "
                        + numbers.get(1) + ".",
                Plot.WIDTH,
                box.bottom() + BOTTOM,
                drawing.toString(),
                table());
    }

    private void drawEnd(int place, String text, String number, double at) {
        double middle = middle(place);
        drawing.text("strong", TEXT, middle + 4, Anchor.END, text);
        drawing.rule("reference", at, middle - (place == 0 ? 0 : ROW), at, middle + (place == 0 ? ROW : 0));
        drawing.marker(new Ink("muted", Ink.Marker.DIAMOND), at, middle, "");
        number("strong", place, number);
    }

    /** A bar that ends in a tip, so that one sees the way without the colour. */
    private void drawStep(int place, Step step, double from, double to) {
        double middle = middle(place);
        List<String> lines = Lettering.lines(TEXT - 4, 2, step.text());
        double base = middle + 4 - (lines.size() - 1) * LINE / 2;
        for (String line : lines) {
            drawing.text("legend", TEXT, base, Anchor.END, line);
            base += LINE;
        }
        double tip = Math.copySign(Math.min(TIP, Math.abs(to - from)), to - from);
        Trace trace = new Trace()
                .to(from, middle - BAR / 2)
                .to(to - tip, middle - BAR / 2)
                .to(to, middle)
                .to(to - tip, middle + BAR / 2)
                .to(from, middle + BAR / 2);
        String ink = step.contribution() > 0 ? "ink0" : "ink1";
        drawing.points("bar soft " + ink, trace.closed().toString());
        drawing.rule("reference", to, middle + BAR / 2, to, middle + ROW - BAR / 2);
    }

    private void number(String style, int place, String number) {
        drawing.text(style, Plot.WIDTH, middle(place) + 4, Anchor.END, Numerals.typeset(number));
    }

    private static double middle(int place) {
        return TOP + ROW * (place + 0.5);
    }

    private Table table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("base", Numerals.number(base)));
        steps.forEach(step -> rows.add(List.of(step.text(), Numerals.signed(step.contribution()))));
        rows.add(List.of("raw score", Numerals.number(score)));
        return new Table("Why this score", List.of("why", "contribution"), rows);
    }
}

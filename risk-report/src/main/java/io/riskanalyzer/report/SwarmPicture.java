package io.riskanalyzer.report;

import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.explain.ShapSummary;
import io.riskanalyzer.explain.ShapSummary.Term;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.report.Cloud.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The contributions of terms to many rows: a line of points for each term, stacked where they are dense, the high values of
 * the feature at the top of a stack.
 */
final class SwarmPicture {
    private static final int MOST_TERMS = 12;
    private static final int MOST_POINTS = 2_400;
    private static final int MOST_OF_A_TERM = 250;
    private static final int WIDEST = 5;
    private static final double ROW = 36;
    private static final double STACK = 30;
    private static final double STEP = 3.4;
    private static final double MOST_LABEL = 120;
    private static final double BOTTOM = 40;
    private static final int MOST_TICKS = 6;

    private final Explanations explanations;
    private final ShapSummary summary;
    private final List<Term> shown;
    private final Drawing drawing = new Drawing();
    private final List<Kind[]> kinds = new ArrayList<>();

    private SwarmPicture(Explanations explanations) {
        this.explanations = explanations;
        this.summary = ShapSummary.of(explanations);
        this.shown = summary.terms().stream().limit(MOST_TERMS).toList();
    }

    /**
     * A row's point.
     *
     * @param x where it is
     * @param kind what it stands for
     * @param value the value of the feature; 0 for all where it has no order
     */
    private record Point(double x, Kind kind, double value) {}

    static Picture of(Explanations explanations) {
        Refusal.ifEmpty("rows", explanations.rows());
        return new SwarmPicture(explanations).draw();
    }

    private Picture draw() {
        Set<Kind> met = EnumSet.noneOf(Kind.class);
        for (Term term : shown) {
            Kind[] own = kindsOf(explanations.featureOf(term.index()));
            met.addAll(Arrays.asList(own));
            kinds.add(own);
        }
        Dimension across = Axis.of("contribution to the raw score")
                .over(
                        DoubleStream.concat(
                                DoubleStream.of(0),
                                shown.stream()
                                        .flatMapToDouble(term -> DoubleStream.of(
                                                term.spread().least(),
                                                term.spread().greatest()))),
                        MOST_TICKS);
        Legend legend = Cloud.legend(met, null);
        double top = legend.height(Plot.WIDTH) + 6;
        double labels = shown.stream()
                .mapToDouble(term -> Lettering.widthOf(term.code()))
                .max()
                .orElse(0);
        Box box = new Box(Math.min(labels, MOST_LABEL) + 12, top, Plot.WIDTH - 12, top + ROW * shown.size());
        Ruler ruler = across.between(box.left(), box.right());
        legend.draw(drawing, Plot.WIDTH);
        across.ticks()
                .values()
                .forEach(tick -> drawing.rule("grid", ruler.at(tick), box.top(), ruler.at(tick), box.bottom()));
        Plot.drawBottom(drawing, across, ruler, box);
        drawing.rule("axis", ruler.at(0), box.top(), ruler.at(0), box.bottom());
        for (int i = 0; i < shown.size(); i++) {
            drawTerm(i, ruler, box.left(), box.top() + ROW * (i + 0.5));
        }
        String note = note();
        String description = "Swarm of the contributions of " + shown.size() + " terms to "
                + Numerals.count(explanations.rows()) + " rows. " + note;
        return new Picture(
                "What moves the scores",
                note,
                description,
                Plot.WIDTH,
                box.bottom() + BOTTOM,
                drawing.toString(),
                Tables.summary(summary));
    }

    private String note() {
        int left = summary.terms().size() - shown.size();
        return "A point is a row, to the right where the term raises the score"
                + (kinds.stream().allMatch(own -> own[0] == Kind.PLAIN) ? "." : "; high values are on top.")
                + (left > 0 ? " The " + left + " terms that move the scores least are left out." : "");
    }

    private Kind[] kindsOf(@Nullable Feature feature) {
        if (feature != null) {
            return Cloud.kindsOf(explanations.frame(), feature);
        }
        Kind[] plain = new Kind[explanations.rows()];
        Arrays.fill(plain, Kind.PLAIN);
        return plain;
    }

    private void drawTerm(int place, Ruler ruler, double left, double middle) {
        Term term = shown.get(place);
        drawing.rule("grid", left, middle, ruler.end(), middle);
        drawing.textWithin(left - 11.5, "legend", left - 8, middle + 4, Drawing.Anchor.END, term.code());
        NavigableMap<Long, List<Point>> stacks = new TreeMap<>();
        for (Point point : pointsOf(place, ruler)) {
            stacks.computeIfAbsent(Math.round(point.x() / STEP), x -> new ArrayList<>())
                    .add(point);
        }
        Cloud cloud = new Cloud();
        stacks.forEach((column, stack) -> pile(cloud, stack, column * STEP, middle, roomAt(column, stacks)));
        cloud.draw(drawing);
    }

    /** How many points fit side by side without reaching into the next stacks: many where values are few. */
    private static int roomAt(long column, NavigableMap<Long, List<Point>> stacks) {
        Long before = stacks.lowerKey(column);
        Long after = stacks.higherKey(column);
        long nearest = Math.min(before == null ? WIDEST : column - before, after == null ? WIDEST : after - column);
        return (int) Math.min(WIDEST, nearest);
    }

    /** Piles points up in rows from low values to high ones, around a middle. */
    private static void pile(Cloud cloud, List<Point> stack, double x, double middle, int room) {
        stack.sort(Comparator.comparing((Point point) -> point.kind() == Kind.MISSING)
                .thenComparingDouble(Point::value)
                .thenComparingDouble(Point::x));
        int most = (int) (STACK / STEP) + 1;
        int across = Math.max(1, Math.min(room, (stack.size() + most - 1) / most));
        int rows = (stack.size() + across - 1) / across;
        double step = Math.min(STEP, STACK / Math.max(1, rows - 1));
        for (int i = 0; i < stack.size(); i++) {
            int row = i / across;
            int inRow = Math.min(across, stack.size() - row * across);
            double aside = i % across - (inRow - 1) / 2.0;
            cloud.add(stack.get(i).kind(), x + aside * STEP, middle - (row - (rows - 1) / 2.0) * step);
        }
    }

    private Collection<Point> pointsOf(int place, Ruler ruler) {
        int term = shown.get(place).index();
        double[] contributions = explanations.ofTerm(term);
        int least = 0;
        int greatest = 0;
        for (int row = 1; row < contributions.length; row++) {
            least = contributions[row] < contributions[least] ? row : least;
            greatest = contributions[row] > contributions[greatest] ? row : greatest;
        }
        Feature feature = explanations.featureOf(term);
        int slot = feature == null || feature instanceof CategoryFeature<?> || kinds.get(place)[0] == Kind.PLAIN
                ? -1
                : explanations.frame().features().slotOf(feature);
        List<Point> points = new ArrayList<>();
        for (int row : Cloud.sample(
                contributions.length, Math.min(MOST_OF_A_TERM, MOST_POINTS / shown.size()), least, greatest)) {
            double value = slot < 0 ? 0 : explanations.frame().value(row, slot);
            points.add(new Point(ruler.at(contributions[row]), kinds.get(place)[row], value));
        }
        return points;
    }
}

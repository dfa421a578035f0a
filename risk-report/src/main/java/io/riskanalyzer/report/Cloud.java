package io.riskanalyzer.report;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Many points of several kinds, told apart by colour and by shape, each kind in one outline. Mutable, for one thread. */
final class Cloud {
    /** What a point stands for; the shape tells it too. */
    enum Kind {
        PLAIN("ink0", Ink.Marker.SQUARE, "", -1.4, -1.4, "h2.8v2.8h-2.8z"),
        LOW("ink4", Ink.Marker.WEDGE, "low value", -1.9, -1.5, "h3.8l-1.9 3.2z"),
        MIDDLE("ink5", Ink.Marker.SQUARE, "middle", -1.2, -1.2, "h2.4v2.4h-2.4z"),
        HIGH("ink3", Ink.Marker.TRIANGLE, "high value", -1.9, 1.6, "h3.8l-1.9-3.2z"),
        MISSING("muted", Ink.Marker.CROSS, "missing", -.6, -1.9, "h1.2v1.3h1.3v1.2h-1.3v1.3h-1.2v-1.3h-1.3v-1.2h1.3z");

        private final String colour;
        private final Ink.Marker marker;
        private final String words;
        private final double right;
        private final double down;
        private final String outline;

        Kind(String colour, Ink.Marker marker, String words, double right, double down, String outline) {
            this.colour = colour;
            this.marker = marker;
            this.words = words;
            this.right = right;
            this.down = down;
            this.outline = outline;
        }
    }

    private static final long SEED = 1;

    private final Map<Kind, StringBuilder> outlines = new EnumMap<>(Kind.class);

    void add(Kind kind, double x, double y) {
        outlines.computeIfAbsent(kind, k -> new StringBuilder())
                .append('M')
                .append(Numerals.place(x + kind.right))
                .append(' ')
                .append(Numerals.place(y + kind.down))
                .append(kind.outline);
    }

    void draw(Drawing drawing) {
        outlines.forEach((kind, outline) -> drawing.points("point " + kind.colour, outline.toString()));
    }

    /** What the kinds are, of a feature or of each; nothing where all points are plain. */
    static Legend legend(Set<Kind> kinds, @Nullable Feature of) {
        Legend legend = new Legend();
        for (Kind kind : new TreeSet<>(kinds)) {
            if (kind != Kind.PLAIN) {
                String words = of instanceof FlagFeature && kind != Kind.MISSING
                        ? kind == Kind.HIGH ? "yes" : "no"
                        : kind.words;
                String text = of == null ? words : of.name() + ": " + words;
                legend.with(new Ink(kind.colour, kind.marker), Legend.Key.SCATTER, text);
            }
        }
        return legend;
    }

    /**
     * The kind of each row by its value of a feature: the thirds of a number, the sides of a flag. A category has no order,
     * and a sensitive feature tells nothing.
     */
    static Kind[] kindsOf(Frame frame, Feature feature) {
        int slot = frame.features().slotOf(feature);
        double[] column = new double[frame.rows()];
        frame.copyColumn(slot, 0, column.length, column);
        Kind[] kinds = new Kind[column.length];
        boolean isHidden = feature.isSensitive() || frame.features().get(slot).isSensitive();
        if (isHidden || feature instanceof CategoryFeature<?>) {
            Arrays.fill(kinds, Kind.PLAIN);
            return kinds;
        }
        double[] sorted = Arrays.stream(column)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double low = feature instanceof FlagFeature || sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 3];
        double high = feature instanceof FlagFeature || sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * 2 / 3];
        for (int row = 0; row < kinds.length; row++) {
            double value = column[row];
            kinds[row] = Double.isNaN(value)
                    ? Kind.MISSING
                    : value > high ? Kind.HIGH : value <= low ? Kind.LOW : Kind.MIDDLE;
        }
        return kinds;
    }

    /**
     * At most so many rows, and two more. They are drawn at random, the same ones each time: every so many rows would meet
     * a pattern in their order.
     */
    static int[] sample(int rows, int most, int one, int other) {
        int[] order = IntStream.range(0, rows).toArray();
        SplittableRandom random = new SplittableRandom(SEED);
        int taken = Math.min(rows, most);
        for (int i = 0; i < taken && taken < rows; i++) {
            int j = i + random.nextInt(rows - i);
            int drawn = order[j];
            order[j] = order[i];
            order[i] = drawn;
        }
        return IntStream.concat(IntStream.of(order).limit(taken), IntStream.of(one, other))
                .sorted()
                .distinct()
                .toArray();
    }
}

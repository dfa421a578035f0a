package io.riskanalyzer.explain;

import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.score.Scale;
import java.util.List;

/**
 * How the score changes along one feature, on average over rows: a partial dependence or accumulated local effects.
 *
 * @param kind what was averaged
 * @param feature the feature
 * @param scale what the effect counts in
 * @param points the values of the feature and the effect there, ascending, the missing value last; at least one
 */
public record EffectCurve(Kind kind, Feature feature, Scale scale, List<Point> points) {

    /** What was averaged. */
    public enum Kind {
        /** The mean score if every row had the value. */
        PARTIAL_DEPENDENCE("partial dependence"),
        /** What small steps of each row's own value add up to, around 0. */
        ACCUMULATED_EFFECT("accumulated effect");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Returns the name in words. */
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * The effect at a value.
     *
     * @param value the encoded value; NaN for missing
     * @param effect the effect there
     * @param share the share of the rows' weight that lies here: at a level, a flag or missing; of a number above the point
     *     before, up to this one
     */
    public record Point(double value, double effect, double share) {}

    /** Copies the points. */
    public EffectCurve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException(
                    "The points of " + feature.name() + " (none) must be at least one.\nMaybe the frame has no row.");
        }
    }

    /**
     * Returns how far apart the least and the greatest effect are.
     *
     * @return the range, 0 if the score does not depend on the feature
     */
    public double range() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            least = Math.min(least, point.effect());
            greatest = Math.max(greatest, point.effect());
        }
        return greatest - least;
    }

    /**
     * Returns how much the effect differs over the rows: its standard deviation, weighted by the shares. It ranks features
     * as an importance does.
     *
     * @return {@code √(Σ share · (effect − mean)²)}
     * @see <a href="https://arxiv.org/abs/1805.04755">Greenwell, Boehmke, McCarthy, A simple and effective model-based
     *     variable importance measure, 2018</a>
     */
    public double deviation() {
        CompensatedSum total = new CompensatedSum();
        CompensatedSum mean = new CompensatedSum();
        for (Point point : points) {
            total.add(point.share());
            mean.add(point.share() * point.effect());
        }
        CompensatedSum squares = new CompensatedSum();
        for (Point point : points) {
            double off = point.effect() - mean.value() / total.value();
            squares.add(point.share() * off * off);
        }
        return Math.sqrt(squares.value() / total.value());
    }

    /** Returns the feature and how far the effect goes. */
    @Override
    public String toString() {
        return kind + " of " + feature.name() + ": " + points.size() + " points, range " + range();
    }
}

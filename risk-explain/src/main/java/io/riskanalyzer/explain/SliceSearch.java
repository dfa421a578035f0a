package io.riskanalyzer.explain;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.Workers;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.SchemaMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/** One search of a {@link SliceFinder}: the loss of each row, and what the slices add up to. */
final class SliceSearch {
    /** A slice, its test against the rest, and whether no slice of one feature says the same. */
    record Candidate(Condition condition, SliceSums sums, SliceSums.Test test, boolean saysMore) {}

    private final SliceFinder asked;
    private final Dataset data;
    private final double[] scores;
    private final double[] losses; // less the mean
    final double mean;
    private final List<SliceAxis> axes;
    private final SliceSums all;

    SliceSearch(SliceFinder asked, double[] probabilities, Dataset data) {
        this.asked = asked;
        this.data = data;
        this.scores = probabilities;
        losses = new double[probabilities.length];
        double sum = 0;
        double weight = 0;
        for (int row = 0; row < losses.length; row++) {
            losses[row] = asked.loss.of(probabilities[row], data.label(row));
            sum += data.weight(row) * losses[row];
            weight += data.weight(row);
        }
        mean = sum / weight;
        for (int row = 0; row < losses.length; row++) {
            losses[row] -= mean;
        }
        axes = axesOf(data);
        all = sums(row -> 0, 1).of(0);
    }

    private List<SliceAxis> axesOf(Dataset data) {
        List<Feature> features = asked.over.isEmpty() ? data.features().stream().toList() : asked.over;
        return features.stream()
                .map(feature -> SliceAxis.of(columnsWith(feature, data), feature, asked.bins, asked.minRows))
                .toList();
    }

    private static Frame columnsWith(Feature feature, Dataset data) {
        FeatureSet audited = data.audited().features();
        if (!data.features().contains(feature.name()) && audited.contains(feature.name())) {
            return data.audited();
        }
        if (!data.features().contains(feature.name())) {
            List<String> names = Stream.concat(data.features().names().stream(), audited.names().stream())
                    .toList();
            throw SchemaMismatchException.unknownName(
                    "The feature to search asked.over (" + feature.name() + ") must be in the data, but they have",
                    feature.name(),
                    names,
                    "other data are meant");
        }
        return data.frame();
    }

    private SliceSums.Table sums(IntUnaryOperator cellOf, int cells) {
        SliceSums.Table table = new SliceSums.Table(cells);
        for (int row = 0; row < losses.length; row++) {
            table.add(cellOf.applyAsInt(row), data.weight(row), losses[row], data.label(row), scores[row]);
        }
        return table;
    }

    /** All slices with enough rows, of one feature and then of two. */
    List<Candidate> candidates() {
        List<SliceSums.Table> ofOne =
                axes.stream().map(axis -> sums(axis::cellOf, axis.cells())).toList();
        List<Candidate> found = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            for (int cell = 0; cell < axes.get(i).size(); cell++) {
                SliceSums sums = ofOne.get(i).of(cell);
                if (isLargeEnough(sums)) {
                    found.add(new Candidate(axes.get(i).condition(cell), sums, sums.against(all.minus(sums)), true));
                }
            }
        }
        if (asked.depth == 2) {
            found.addAll(pairs(ofOne));
        }
        return found;
    }

    private List<Candidate> pairs(List<SliceSums.Table> ofOne) {
        int count = axes.size() * (axes.size() - 1) / 2;
        List<List<Candidate>> found = new ArrayList<>();
        int[] first = new int[count];
        int[] second = new int[count];
        for (int i = 0, at = 0; i < axes.size(); i++) {
            for (int j = i + 1; j < axes.size(); j++, at++) {
                first[at] = i;
                second[at] = j;
                found.add(new ArrayList<>());
            }
        }
        Workers.forEach(
                count,
                pair -> addPair(first[pair], second[pair], ofOne, found.get(pair)),
                asked.threads,
                (done, total) -> {});
        return found.stream().flatMap(List::stream).toList();
    }

    private void addPair(int i, int j, List<SliceSums.Table> ofOne, List<Candidate> found) {
        SliceAxis one = axes.get(i);
        SliceAxis other = axes.get(j);
        SliceSums.Table table =
                sums(row -> one.cellOf(row) * other.cells() + other.cellOf(row), one.cells() * other.cells());
        for (int cell = 0; cell < one.size() * other.cells(); cell++) {
            int a = cell / other.cells();
            int b = cell % other.cells();
            SliceSums sums = table.of(cell);
            if (b < other.size() && isLargeEnough(sums)) {
                boolean saysMore = isWorseThanRestOf(ofOne.get(i).of(a), sums)
                        && isWorseThanRestOf(ofOne.get(j).of(b), sums);
                found.add(new Candidate(
                        one.condition(a).and(other.condition(b)), sums, sums.against(all.minus(sums)), saysMore));
            }
        }
    }

    private boolean isLargeEnough(SliceSums sums) {
        return sums.rows() >= asked.minRows && losses.length - sums.rows() >= asked.minRows && sums.weight() > 0;
    }

    private boolean isWorseThanRestOf(SliceSums whole, SliceSums part) {
        SliceSums rest = whole.minus(part);
        return rest.rows() < 2
                ? false // the slice of one feature is the same rows
                : part.against(rest).pValue() <= asked.significance;
    }

    Slice slice(Candidate found, double pValue) {
        SliceSums sums = found.sums;
        SliceSums rest = all.minus(sums);
        double half = found.test.half();
        return new Slice(
                found.condition,
                Math.toIntExact(sums.rows()),
                sums.weight() / all.weight(),
                mean + sums.meanLoss(),
                mean + rest.meanLoss(),
                found.test.difference() - half,
                found.test.difference() + half,
                pValue,
                sums.score() / sums.weight(),
                sums.label() / sums.weight());
    }
}

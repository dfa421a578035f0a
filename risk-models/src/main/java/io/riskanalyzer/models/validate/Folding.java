package io.riskanalyzer.models.validate;

import io.riskanalyzer.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How the rows of a dataset become the rounds of a cross-validation. Immutable. */
sealed interface Folding {

    List<Round> rounds(Dataset data);

    /** Whether later rows are judged by what earlier ones taught. */
    default boolean isInTime() {
        return false;
    }

    private static List<Round> roundsOf(int[] foldOf) {
        return Arrays.stream(foldOf)
                .distinct()
                .sorted()
                .mapToObj(fold -> new Round(rows(foldOf, f -> f != fold), rows(foldOf, f -> f == fold)))
                .toList();
    }

    private static int[] rows(int[] foldOf, IntPredicate wanted) {
        return IntStream.range(0, foldOf.length)
                .filter(row -> wanted.test(foldOf[row]))
                .toArray();
    }

    /** Each row is judged once in each repeat. */
    record Stratified(int folds, int repeats, long seed) implements Folding {
        @Override
        public List<Round> rounds(Dataset data) {
            SplittableRandom seeds = new SplittableRandom(seed);
            List<Round> rounds = new ArrayList<>(roundsOf(data.folds(folds, seed)));
            for (int repeat = 1; repeat < repeats; repeat++) {
                rounds.addAll(roundsOf(data.folds(folds, seeds.nextLong())));
            }
            return rounds;
        }

        @Override
        public String toString() {
            return folds + " folds" + (repeats == 1 ? "" : ", " + repeats + " times") + ", seed " + seed;
        }
    }

    /** Each window but the first is judged by what all windows before it taught. */
    record InTime(int tests) implements Folding {
        @Override
        public List<Round> rounds(Dataset data) {
            int[] foldOf = data.foldsByTime(tests + 1);
            int[] groups = data.groups();
            List<Round> rounds = new ArrayList<>();
            for (int test = 1; test <= tests; test++) {
                int window = test;
                int[] train = rows(foldOf, fold -> fold < window);
                int[] judged = rows(foldOf, fold -> fold == window);
                rounds.add(new Round(train, groups == null ? judged : newcomers(judged, train, groups)));
            }
            return rounds;
        }

        /** The rows whose group is in none of the training rows. */
        private static int[] newcomers(int[] rows, int[] train, int[] groups) {
            boolean[] known = new boolean[groups.length];
            for (int row : train) {
                known[groups[row]] = true;
            }
            int[] left = Arrays.stream(rows).filter(row -> !known[groups[row]]).toArray();
            if (left.length == 0) {
                throw new IllegalArgumentException("The rows of each window must be of some group that is not in an"
                        + " earlier one, but in one window all are known.\nMaybe validate without groups.");
            }
            return left;
        }

        @Override
        public boolean isInTime() {
            return true;
        }

        @Override
        public String toString() {
            return tests + " windows in the order of time";
        }
    }

    /** The folds are those of somebody else. */
    final class Given implements Folding {
        private final int[] foldOf;

        Given(int[] foldOf) {
            this.foldOf = foldOf.clone();
            if (Arrays.stream(foldOf).distinct().count() < 2) {
                throw new IllegalArgumentException(
                        "The number of folds that are given must be at least 2, but all rows are of one."
                                + "\nMaybe the wrong column was read.");
            }
        }

        @Override
        public List<Round> rounds(Dataset data) {
            if (foldOf.length != data.rows()) {
                throw new IllegalArgumentException("The folds (" + foldOf.length
                        + ") must be one for each row, but there are " + data.rows()
                        + " rows.\nMaybe some rows were rejected: see rejected() of the frame.");
            }
            int[] groups = data.groups();
            if (groups != null) {
                refuseTornGroups(data, groups);
            }
            return roundsOf(foldOf);
        }

        private void refuseTornGroups(Dataset data, int[] groups) {
            int[] first = new int[groups.length];
            Arrays.fill(first, -1);
            for (int row = 0; row < groups.length; row++) {
                int before = first[groups[row]];
                if (before < 0) {
                    first[groups[row]] = row;
                } else if (foldOf[before] != foldOf[row]) {
                    throw new IllegalArgumentException("The folds that are given must keep groups together, but rows "
                            + data.frame().number(before) + " and "
                            + data.frame().number(row)
                            + " of one group are in folds " + foldOf[before] + " and " + foldOf[row]
                            + ".\nMaybe let the folds be dealt here, or validate without groups.");
                }
            }
        }

        @Override
        public String toString() {
            return Arrays.stream(foldOf).distinct().count() + " given folds";
        }
    }
}

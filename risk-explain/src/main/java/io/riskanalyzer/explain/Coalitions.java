package io.riskanalyzer.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Coalitions of terms with the weights that Shapley's kernel gives them: all of the smallest and largest sizes, as far as the
 * number allows, and others drawn with their complements.
 */
final class Coalitions {
    private static final long DRAWS_FOR_EACH = 4;

    private final int terms;
    private final Map<BitSet, Double> weights; // of coalitions that have a term and lack one

    private Coalitions(int terms, Map<BitSet, Double> weights) {
        this.terms = terms;
        this.weights = weights;
    }

    /** Draws at most so many coalitions; at least two for each term, or all there are. */
    static Coalitions draw(int terms, int most, long seed) {
        return new Drawing(terms, most).draw(new SplittableRandom(seed));
    }

    private static final class Drawing {
        private final int terms;
        private final Map<BitSet, Double> found = new LinkedHashMap<>();
        private final double[] weightOfSize; // of a size and its complement, shape (terms / 2 + 1); the first is empty
        private int room;

        Drawing(int terms, int most) {
            this.terms = terms;
            this.room = most;
            this.weightOfSize = new double[terms / 2 + 1];
            for (int size = 1; size < weightOfSize.length; size++) {
                weightOfSize[size] = sides(size) * (terms - 1.0) / ((double) size * (terms - size));
            }
        }

        /** Whether a coalition and its complement are of two sizes or of one. */
        private int sides(int size) {
            return 2 * size == terms ? 1 : 2;
        }

        private double countOf(int size) {
            double chosen = 1;
            for (int i = 0; i < size; i++) {
                chosen = chosen * (terms - i) / (i + 1);
            }
            return sides(size) * chosen;
        }

        private double weightFrom(int size) {
            double sum = 0;
            for (int i = size; i < weightOfSize.length; i++) {
                sum += weightOfSize[i];
            }
            return sum;
        }

        Coalitions draw(SplittableRandom random) {
            int size = 1;
            while (size < weightOfSize.length && isTakenWhole(size)) {
                takeAll(size, weightOfSize[size] / countOf(size));
                size++;
            }
            if (size < weightOfSize.length) {
                drawFrom(size, random);
            }
            return new Coalitions(terms, found);
        }

        /** A size is taken whole if about as many of it would be drawn; the first one always, so that all terms are told apart. */
        private boolean isTakenWhole(int size) {
            double count = countOf(size);
            return count <= room && (size == 1 || room * weightOfSize[size] / weightFrom(size) >= count);
        }

        private void takeAll(int size, double weight) {
            int[] members = new int[size];
            for (int i = 0; i < size; i++) {
                members[i] = i;
            }
            do {
                BitSet coalition = setOf(members);
                found.put(coalition, weight);
                found.put(complement(coalition), weight);
            } while (next(members));
            room -= (int) countOf(size);
        }

        /** Moves on to the next members in lexicographic order; false after the last. */
        private boolean next(int[] members) {
            int i = members.length - 1;
            while (i >= 0 && members[i] == terms - members.length + i) {
                i--;
            }
            if (i < 0) {
                return false;
            }
            members[i]++;
            for (int j = i + 1; j < members.length; j++) {
                members[j] = members[j - 1] + 1;
            }
            return true;
        }

        private void drawFrom(int least, SplittableRandom random) {
            Map<BitSet, Integer> drawn = new LinkedHashMap<>();
            int draws = 0;
            for (long tries = DRAWS_FOR_EACH * room; tries > 0 && drawn.size() + 2 <= room; tries--) {
                BitSet coalition = setOf(membersOf(sizeFrom(least, random), random));
                drawn.merge(coalition, 1, Integer::sum);
                drawn.merge(complement(coalition), 1, Integer::sum);
                draws += 2;
            }
            double each = weightFrom(least) / draws;
            drawn.forEach((coalition, count) -> found.put(coalition, each * count));
        }

        private int sizeFrom(int least, SplittableRandom random) {
            double left = random.nextDouble() * weightFrom(least);
            int size = least;
            while (size < weightOfSize.length - 1 && left >= weightOfSize[size]) {
                left -= weightOfSize[size];
                size++;
            }
            return size;
        }

        /** Floyd's way to draw some of many. */
        private int[] membersOf(int size, SplittableRandom random) {
            BitSet members = new BitSet(terms);
            for (int i = terms - size; i < terms; i++) {
                int drawn = random.nextInt(i + 1);
                members.set(members.get(drawn) ? i : drawn);
            }
            return members.stream().toArray();
        }

        private BitSet setOf(int[] members) {
            BitSet set = new BitSet(terms);
            for (int member : members) {
                set.set(member);
            }
            return set;
        }

        private BitSet complement(BitSet set) {
            BitSet others = (BitSet) set.clone();
            others.flip(0, terms);
            return others;
        }
    }

    int terms() {
        return terms;
    }

    /** The coalitions in the order in which they were found. */
    List<BitSet> all() {
        return new ArrayList<>(weights.keySet());
    }

    double weightOf(BitSet coalition) {
        Double weight = weights.get(coalition);
        return weight == null ? 0 : weight;
    }
}

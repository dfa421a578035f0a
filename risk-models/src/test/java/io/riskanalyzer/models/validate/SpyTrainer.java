package io.riskanalyzer.models.validate;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.BayesTrainer;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Remembers which rows each of its models learnt from and which it scored, by their numbers. */
final class SpyTrainer implements Trainer {
    private final List<Spy> spies = new CopyOnWriteArrayList<>();

    /** So many rows, numbered from 1, each with an id. */
    static Dataset data(int rows, long seed) {
        Dataset data = TrainingData.of(rows, seed);
        Frame.Builder frame = Frame.builder(data.features());
        double[] row = new double[data.features().size()];
        for (int i = 0; i < rows; i++) {
            data.frame().copyRow(i, row);
            frame.add(row, i + 1, "r" + i);
        }
        return Dataset.of(frame.build(), data.labels());
    }

    /** The numbers of the rows that have an id; those with which a plan tries a model have none. */
    static Set<Long> numbers(Frame frame) {
        Set<Long> numbers = new TreeSet<>();
        IntStream.range(0, frame.rows())
                .filter(row -> frame.id(row) != null)
                .mapToLong(frame::number)
                .forEach(numbers::add);
        return numbers;
    }

    static Set<Long> numbers(Dataset data, int... rows) {
        return numbers(data.take(rows).frame());
    }

    List<Spy> spies() {
        return Collections.unmodifiableList(spies);
    }

    @Override
    public Spy train(Dataset data) {
        Spy spy = new Spy(new BayesTrainer().train(data), numbers(data.frame()), new ConcurrentSkipListSet<>());
        spies.add(spy);
        return spy;
    }

    /** A model that no codec writes. */
    record Spy(Model model, Set<Long> learnt, Set<Long> scored) implements Model {
        @Override
        public Provenance provenance() {
            return model.provenance();
        }

        @Override
        public String name() {
            return "spy";
        }

        @Override
        public Set<Feature> features() {
            return model.features();
        }

        @Override
        public Scale scale() {
            return model.scale();
        }

        @Override
        public RowScorer bind(FeatureSet features) {
            RowScorer bound = model.bind(features);
            return new RowScorer() {
                @Override
                public double score(double[] row) {
                    return bound.score(row);
                }

                @Override
                public void score(Frame frame, int from, int to, double[] scores) {
                    scored.addAll(numbers(frame));
                    bound.score(frame, from, to, scores);
                }
            };
        }
    }
}

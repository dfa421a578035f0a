package io.riskanalyzer.metric;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A scored sample of metrics.txt with what scikit-learn says of it; src/test/reference/metrics.py wrote the file. */
final class GoldenCase {
    final String name;
    double[] scores = {};
    boolean[] labels = {};
    double @Nullable [] weights;
    final List<Golden> goldens = new ArrayList<>();

    private GoldenCase(String name) {
        this.name = name;
    }

    /** One answer: its kind (value, at, curve), its key, the threshold of an at, the numbers, what made them. */
    static final class Golden {
        final String kind;
        final double threshold;
        final String key;
        final double[] numbers;
        final String command;

        private Golden(String kind, double threshold, String key, double[] numbers, String command) {
            this.kind = kind;
            this.threshold = threshold;
            this.key = key;
            this.numbers = numbers;
            this.command = command;
        }

        double number() {
            return numbers[0];
        }

        @Override
        public String toString() {
            return key + (kind.equals("at") ? " at " + threshold : "") + " <- " + command;
        }
    }

    static List<GoldenCase> all() {
        List<GoldenCase> cases = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(GoldenCase.class.getResourceAsStream("metrics.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("case ")) {
                    cases.add(new GoldenCase(line.substring(5)));
                } else if (!line.startsWith("#")) {
                    cases.get(cases.size() - 1).read(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private void read(String line) {
        String[] sides = line.split(" <- ", 2);
        String[] words = sides[0].split(" ");
        String kind = words[0];
        switch (kind) {
            case "scores" -> scores = numbers(words, 1);
            case "weights" -> weights = numbers(words, 1);
            case "labels" -> {
                labels = new boolean[words.length - 1];
                for (int i = 1; i < words.length; i++) {
                    labels[i - 1] = words[i].equals("1");
                }
            }
            case "at" -> goldens.add(new Golden(kind, number(words[1]), words[2], numbers(words, 3), sides[1]));
            case "value", "curve" -> goldens.add(new Golden(kind, Double.NaN, words[1], numbers(words, 2), sides[1]));
            default -> throw new IllegalStateException(line);
        }
    }

    private static double[] numbers(String[] words, int from) {
        return Arrays.stream(words, from, words.length)
                .mapToDouble(GoldenCase::number)
                .toArray();
    }

    private static double number(String word) {
        return switch (word) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(word);
        };
    }
}

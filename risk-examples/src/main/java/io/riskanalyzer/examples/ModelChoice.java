package io.riskanalyzer.examples;

import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.EbmTrainer;
import io.riskanalyzer.models.ForestTrainer;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.NumberEncoding;
import io.riskanalyzer.models.TreeTrainer;
import io.riskanalyzer.models.XgboostTrainer;
import io.riskanalyzer.models.scorecard.OptimalBinning;
import io.riskanalyzer.models.scorecard.ScorecardTrainer;
import io.riskanalyzer.models.validate.Candidate;
import io.riskanalyzer.models.validate.Candidates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The models that the command line knows by name: each with its defaults, and with settings drawn at random. */
enum ModelChoice {
    LOGISTIC {
        @Override
        Trainer withDefaults(long seed) {
            return LogisticTrainer.builder().seed(seed).build();
        }

        @Override
        List<Candidate> drawn(int count, long seed) {
            record Settings(double l2, NumberEncoding numbers) {
                @Override
                public String toString() {
                    return "numbers as " + numbers + ", l2 " + l2;
                }
            }
            List<NumberEncoding> encodings =
                    List.of(NumberEncoding.LINEAR, NumberEncoding.splines(4), NumberEncoding.bins(10));
            return Candidates.sampled(
                    word(),
                    count,
                    seed,
                    random -> new Settings(
                            logarithmic(random, 0.01, 1000), encodings.get(random.nextInt(encodings.size()))),
                    settings -> LogisticTrainer.builder()
                            .l2(settings.l2)
                            .numbersAs(settings.numbers)
                            .seed(seed)
                            .build());
        }
    },
    SCORECARD {
        @Override
        Trainer withDefaults(long seed) {
            return ScorecardTrainer.DEFAULTS;
        }

        @Override
        List<Candidate> drawn(int count, long seed) {
            record Settings(int preBins, double leastShare, double greatestPValue) {
                @Override
                public String toString() {
                    return preBins + " fine bins, bins of " + leastShare + ", p " + greatestPValue;
                }
            }
            return Candidates.sampled(
                    word(),
                    count,
                    seed,
                    random -> new Settings(
                            10 * random.nextInt(1, 11), logarithmic(random, 0.01, 0.1), between(random, 0.01, 1)),
                    settings -> ScorecardTrainer.builder()
                            .binning(OptimalBinning.builder()
                                    .preBins(settings.preBins)
                                    .leastShare(settings.leastShare)
                                    .greatestPValue(settings.greatestPValue)
                                    .build())
                            .build());
        }
    },
    TREE {
        @Override
        Trainer withDefaults(long seed) {
            return TreeTrainer.builder().seed(seed).build();
        }

        @Override
        List<Candidate> drawn(int count, long seed) {
            record Settings(int depth, double minSplitWeight) {
                @Override
                public String toString() {
                    return "depth " + depth + ", splits of " + minSplitWeight;
                }
            }
            return Candidates.sampled(
                    word(),
                    count,
                    seed,
                    random -> new Settings(random.nextInt(3, 11), logarithmic(random, 10, 500)),
                    settings -> TreeTrainer.builder()
                            .maxDepth(settings.depth)
                            .minSplitWeight(settings.minSplitWeight)
                            .seed(seed)
                            .build());
        }
    },
    FOREST {
        @Override
        Trainer withDefaults(long seed) {
            return ForestTrainer.builder().seed(seed).build();
        }

        @Override
        List<Candidate> drawn(int count, long seed) {
            record Settings(int depth, double columns, double leaf) {
                @Override
                public String toString() {
                    return "depth " + depth + ", columns " + columns + ", leaves of " + leaf;
                }
            }
            return Candidates.sampled(
                    word(),
                    count,
                    seed,
                    random ->
                            new Settings(random.nextInt(6, 25), between(random, 0.1, 0.8), logarithmic(random, 1, 50)),
                    settings -> ForestTrainer.builder()
                            .maxDepth(settings.depth)
                            .columnShare(settings.columns)
                            .minLeafWeight(settings.leaf)
                            .seed(seed)
                            .build());
        }
    },
    XGBOOST {
        @Override
        Trainer withDefaults(long seed) {
            return XgboostTrainer.builder().seed(seed).build();
        }

        @Override
        List<Candidate> drawn(int count, long seed) {
            record Settings(int trees, int depth, double rate, double rows, double columns, double l2) {
                @Override
                public String toString() {
                    return "%d trees, depth %d, rate %s, rows %s, columns %s, l2 %s"
                            .formatted(trees, depth, rate, rows, columns, l2);
                }
            }
            return Candidates.sampled(
                    word(),
                    count,
                    seed,
                    random -> new Settings(
                            50 * random.nextInt(2, 17),
                            random.nextInt(2, 9),
                            logarithmic(random, 0.01, 0.2),
                            between(random, 0.5, 1),
                            between(random, 0.3, 1),
                            logarithmic(random, 0.1, 30)),
                    settings -> XgboostTrainer.builder()
                            .trees(settings.trees)
                            .maxDepth(settings.depth)
                            .learningRate(settings.rate)
                            .rowShare(settings.rows)
                            .columnShare(settings.columns)
                            .l2(settings.l2)
                            .seed(seed)
                            .build());
        }
    },
    EBM {
        @Override
        Trainer withDefaults(long seed) {
            return EbmTrainer.builder().seed(seed).build();
        }

        @Override
        List<Candidate> drawn(int count, long seed) {
            record Settings(double rate, int leaves, double leastWeight) {
                @Override
                public String toString() {
                    return "rate " + rate + ", " + leaves + " leaves, least weight " + leastWeight;
                }
            }
            return Candidates.sampled(
                    word(),
                    count,
                    seed,
                    random -> new Settings(
                            logarithmic(random, 0.01, 0.2), random.nextInt(2, 6), logarithmic(random, 1, 30)),
                    settings -> EbmTrainer.builder()
                            .learningRate(settings.rate)
                            .leaves(settings.leaves)
                            .leastWeight(settings.leastWeight)
                            .seed(seed)
                            .build());
        }
    };

    private static final String ALL = "all";

    /** The trainer with its defaults. */
    abstract Trainer withDefaults(long seed);

    /** The trainer with so many settings drawn at random. */
    abstract List<Candidate> drawn(int count, long seed);

    /** The name on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The defaults, then so many settings drawn at random. */
    List<Candidate> candidates(int drawn, long seed) {
        List<Candidate> candidates = new ArrayList<>(List.of(Candidate.of(word(), withDefaults(seed))));
        if (drawn > 0) {
            candidates.addAll(drawn(drawn, seed));
        }
        return candidates;
    }

    /**
     * The models of some names, each once, in the order in which they were named.
     *
     * @param names names of models, or {@code all}
     * @param usage makes the exception for a name that there is not
     */
    static List<ModelChoice> of(List<String> names, Function<String, RuntimeException> usage) {
        List<String> known = Arrays.stream(values()).map(ModelChoice::word).collect(Collectors.toList());
        return names.stream()
                .flatMap(name -> {
                    if (!name.equals(ALL) && !known.contains(name)) {
                        throw usage.apply("The value of --model (" + name + ") must be " + String.join(", ", known)
                                + " or " + ALL + ".\nMaybe take " + ALL + ".");
                    }
                    return Arrays.stream(values()).filter(choice -> name.equals(ALL) || name.equals(choice.word()));
                })
                .distinct()
                .toList();
    }

    /** A number whose logarithm is drawn evenly, to two digits: whoever reads it can type it. */
    private static double logarithmic(SplittableRandom random, double least, double greatest) {
        return twoDigits(least * StrictMath.pow(greatest / least, random.nextDouble()));
    }

    private static double between(SplittableRandom random, double least, double greatest) {
        return twoDigits(least + (greatest - least) * random.nextDouble());
    }

    private static double twoDigits(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1e", value));
    }
}

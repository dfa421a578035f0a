package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RowTest;
import io.riskanalyzer.rules.Finding.Kind;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.RowScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that an analysis says of small rule sets is what trying all rows says. */
class RuleAnalysisBruteForceTest {
    private static final Bands BANDS = Bands.below(-3, "a")
            .below(0.1, "b")
            .below(2, "c")
            .below(2.5, "d")
            .below(9, "e")
            .otherwise("f");

    private RuleSet rules = RuleSets.student();
    private FeatureSet features = RuleSets.FEATURES;
    private List<double[]> rows = List.of();
    private double[] scores = {};
    private BitSet[] fires = {};
    private RuleAnalysis analysis = RuleAnalysis.of(rules);

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_smallRules_findsWhatAllRowsShow(long seed) {
        make(seed);
        requireRules(seed);
        requireParts(seed);
        requireGroups(seed);
        requireScoresAndBands(seed);
        requireFeatures(seed);
    }

    private void make(long seed) {
        SmallRules small = new SmallRules(seed);
        rules = small.rules;
        features = small.features();
        rows = small.rows();
        RowScorer scorer = rules.bind(features);
        scores = rows.stream().mapToDouble(scorer::score).toArray();
        fires = rules.rules().stream().map(rule -> firesOf(rule.when())).toArray(BitSet[]::new);
        analysis = RuleAnalysis.of(rules, BANDS);
        assertThat(analysis.findings(Kind.NOT_DECIDED)).as("seed %d", seed).isEmpty();
        requireWitnesses(scorer);
    }

    private BitSet firesOf(Condition condition) {
        RowTest test = condition.bind(features);
        BitSet set = new BitSet();
        for (int i = 0; i < rows.size(); i++) {
            set.set(i, test.test(rows.get(i)));
        }
        return set;
    }

    private void requireWitnesses(RowScorer scorer) {
        for (Finding finding : analysis.findings()) {
            for (Witness witness : finding.witnesses()) {
                assertThat(witness.features()).isEqualTo(features);
                assertThat(scorer.score(witness.row())).isEqualTo(witness.score());
                for (int i = 0; i < features.size(); i++) {
                    assertThat(features.get(i).accepts(witness.row()[i]))
                            .as("%s", finding)
                            .isTrue();
                }
            }
        }
    }

    private List<List<String>> subjects(Kind kind) {
        return analysis.findings(kind).stream().map(Finding::subjects).toList();
    }

    private String code(int rule) {
        return rules.rules().get(rule).code();
    }

    private boolean isConstant(int rule) {
        return fires[rule].isEmpty() || fires[rule].cardinality() == rows.size();
    }

    private static boolean isPartOf(BitSet one, BitSet other) {
        BitSet rest = (BitSet) one.clone();
        rest.andNot(other);
        return rest.isEmpty();
    }

    private void requireRules(long seed) {
        List<List<String>> never = new ArrayList<>();
        List<List<String>> always = new ArrayList<>();
        List<List<String>> together = new ArrayList<>();
        List<List<String>> implied = new ArrayList<>();
        for (int one = 0; one < fires.length; one++) {
            if (fires[one].isEmpty()) {
                never.add(List.of(code(one)));
            } else if (isConstant(one)) {
                always.add(List.of(code(one)));
            }
            List<String> others = new ArrayList<>(List.of(code(one)));
            for (int other = 0; other < fires.length; other++) {
                if (one == other || isConstant(one) || isConstant(other) || !shareFeature(one, other)) {
                    continue;
                }
                boolean forth = isPartOf(fires[one], fires[other]);
                boolean back = isPartOf(fires[other], fires[one]);
                if (forth && back && one < other) {
                    together.add(List.of(code(one), code(other)));
                } else if (forth && !back) {
                    others.add(code(other));
                }
            }
            if (others.size() > 1) {
                implied.add(others);
            }
        }
        assertThat(subjects(Kind.NEVER_FIRES))
                .as("seed %d, %s", seed, rules.rules())
                .isEqualTo(never);
        assertThat(subjects(Kind.ALWAYS_FIRES))
                .as("seed %d, %s", seed, rules.rules())
                .isEqualTo(always);
        assertThat(subjects(Kind.FIRES_TOGETHER))
                .as("seed %d, %s", seed, rules.rules())
                .isEqualTo(together);
        assertThat(subjects(Kind.IMPLIED))
                .as("seed %d, %s", seed, rules.rules())
                .isEqualTo(implied);
    }

    /** Rules that share no feature can imply each other only if one is constant; but a feature may be without effect. */
    private boolean shareFeature(int one, int other) {
        return rules.rules().get(one).when().features().stream()
                .anyMatch(rules.rules().get(other).when().features()::contains);
    }

    private void requireParts(long seed) {
        List<String> redundant = new ArrayList<>();
        for (int rule = 0; rule < fires.length; rule++) {
            Condition when = rules.rules().get(rule).when();
            List<Condition> leaves = Leaves.of(when);
            TreeSet<String> told = new TreeSet<>();
            for (int position = 0; position < leaves.size() && leaves.size() > 1; position++) {
                if (!isConstant(rule)
                        && (with(when, position, true).equals(fires[rule])
                                || with(when, position, false).equals(fires[rule]))
                        && told.add(leaves.get(position).describe())) {
                    redundant.add(code(rule) + " " + leaves.get(position).describe());
                }
            }
        }
        List<String> found = analysis.findings(Kind.REDUNDANT_PART).stream()
                .map(finding -> finding.subjects().get(0) + " " + quoted(finding.sentence()))
                .toList();
        assertThat(found).as("seed %d, %s", seed, rules.rules()).isEqualTo(redundant);
    }

    private static String quoted(String sentence) {
        int start = sentence.indexOf('"') + 1;
        return sentence.substring(start, sentence.indexOf('"', start));
    }

    /** The rows for which a condition is true with an answer put in the place of one of its comparisons. */
    private BitSet with(Condition condition, int position, boolean answer) {
        BitSet set = new BitSet();
        for (int i = 0; i < rows.size(); i++) {
            set.set(i, test(condition, rows.get(i), position, answer, new int[1]));
        }
        return set;
    }

    private boolean test(Condition condition, double[] row, int position, boolean answer, int[] next) {
        List<Condition> parts = condition instanceof Condition.And and
                ? and.parts()
                : condition instanceof Condition.Or or ? or.parts() : List.of();
        if (parts.isEmpty()) {
            return next[0]++ == position ? answer : condition.bind(features).test(row);
        }
        boolean isAnd = condition instanceof Condition.And;
        boolean result = isAnd;
        for (Condition part : parts) {
            boolean one = test(part, row, position, answer, next); // all, so that positions are counted
            result = isAnd ? result && one : result || one;
        }
        return result;
    }

    private void requireGroups(long seed) {
        List<String> expected = new ArrayList<>();
        int first = 0;
        for (RuleEntry entry : rules.entries()) {
            if (entry instanceof RuleGroup group) {
                BitSet[] ofGroup =
                        Arrays.copyOfRange(fires, first, first + group.rules().size());
                if (group.hitPolicy() == HitPolicy.ALL) {
                    addCaps(group, ofGroup, expected);
                } else {
                    addExclusive(group, ofGroup, expected);
                }
            }
            first += entry.rules().size();
        }
        List<String> found =
                analysis
                        .findings(Kind.SHADOWED, Kind.GAP, Kind.OVERLAP, Kind.CAP_NEVER_BINDS, Kind.CAP_ALWAYS_BINDS)
                        .stream()
                        .map(finding -> finding.kind() + " " + finding.subjects()
                                + (finding.sentence().contains("at least") ? " least" : ""))
                        .toList();
        assertThat(found).as("seed %d, %s", seed, rules.entries()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void addExclusive(RuleGroup group, BitSet[] ofGroup, List<String> expected) {
        BitSet any = new BitSet();
        for (int one = 0; one < ofGroup.length; one++) {
            BitSet counts = (BitSet) ofGroup[one].clone();
            double points = group.rules().get(one).points();
            List<String> overlaps =
                    new ArrayList<>(List.of(group.rules().get(one).code()));
            for (int other = 0; other < ofGroup.length; other++) {
                double others = group.rules().get(other).points();
                boolean before = group.hitPolicy() == HitPolicy.FIRST
                        ? other < one
                        : others > points || (others == points && other < one);
                if (before) {
                    counts.andNot(ofGroup[other]);
                }
                if (other > one && ofGroup[one].intersects(ofGroup[other])) {
                    overlaps.add(group.rules().get(other).code());
                }
            }
            if (counts.isEmpty() && !ofGroup[one].isEmpty()) {
                expected.add("SHADOWED [" + group.rules().get(one).code() + "]");
            }
            if (overlaps.size() > 1) {
                expected.add("OVERLAP " + overlaps);
            }
            any.or(ofGroup[one]);
        }
        if (any.cardinality() < rows.size()) {
            expected.add("GAP [" + group.name() + "]");
        }
    }

    private void addCaps(RuleGroup group, BitSet[] ofGroup, List<String> expected) {
        boolean over = false;
        boolean under = false;
        boolean workedUpWithin = false;
        boolean workedDownWithin = false;
        for (int row = 0; row < rows.size(); row++) {
            double sum = 0;
            boolean up = false;
            boolean down = false;
            for (int rule = 0; rule < ofGroup.length; rule++) {
                if (ofGroup[rule].get(row)) {
                    double points = group.rules().get(rule).points();
                    sum += points;
                    up |= points > 0;
                    down |= points < 0;
                }
            }
            over |= sum > group.greatest();
            under |= sum < group.least();
            workedUpWithin |= up && sum <= group.greatest();
            workedDownWithin |= down && sum >= group.least();
        }
        addCap(group, group.greatest(), over, workedUpWithin, "", expected);
        addCap(group, group.least(), under, workedDownWithin, " least", expected);
    }

    private static void addCap(
            RuleGroup group, double cap, boolean binds, boolean within, String which, List<String> expected) {
        if (Double.isFinite(cap) && !binds) {
            expected.add("CAP_NEVER_BINDS [" + group.name() + "]" + which);
        } else if (Double.isFinite(cap) && !within) {
            expected.add("CAP_ALWAYS_BINDS [" + group.name() + "]" + which);
        }
    }

    private void requireScoresAndBands(long seed) {
        boolean whole = seed % 2 == 0;
        RuleAnalysis.ScoreRange range = analysis.range().orElseThrow();
        // sums that are not exact are extreme up to their rounding
        double tolerance = whole ? 0 : 1e-12;
        assertThat(range.least().score())
                .as("seed %d, %s", seed, rules.entries())
                .isCloseTo(Arrays.stream(scores).min().orElseThrow(), within(tolerance));
        assertThat(range.greatest().score())
                .as("seed %d, %s", seed, rules.entries())
                .isCloseTo(Arrays.stream(scores).max().orElseThrow(), within(tolerance));
        List<Double> different = Arrays.stream(scores)
                .map(score -> score + 0.0)
                .sorted()
                .distinct()
                .boxed()
                .toList();
        if (whole) {
            assertThat(analysis.scores()).as("seed %d", seed).isEqualTo(different);
        }
        List<List<String>> unreached = BANDS.all().stream()
                .map(Band::name)
                .filter(name -> Arrays.stream(scores)
                        .noneMatch(score -> BANDS.bandOf(score).name().equals(name)))
                .map(List::of)
                .toList();
        assertThat(subjects(Kind.UNREACHABLE_BAND)).as("seed %d", seed).isEqualTo(unreached);
    }

    private void requireFeatures(long seed) {
        Map<List<Double>, Double> scoreOf = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            scoreOf.put(Arrays.stream(rows.get(i)).boxed().toList(), scores[i]);
        }
        List<String> expected = new ArrayList<>();
        for (int slot = 0; slot < features.size(); slot++) {
            Feature feature = features.get(slot);
            double[] values = SmallRules.valuesOf(feature);
            int present = feature.isOptional() ? values.length - 1 : values.length;
            if (!(feature instanceof CategoryFeature)) {
                double rises = 0;
                double falls = 0;
                for (int i = 0; i + 1 < present; i++) {
                    rises += greatestRise(scoreOf, slot, values[i], values[i + 1]);
                    falls += greatestRise(scoreOf, slot, values[i + 1], values[i]);
                }
                // where both are one, which way it mostly works hangs on the rounding of the sums
                if (rises > 0 && falls > 0 && Math.abs(rises - falls) > 1e-9) {
                    expected.add("NON_MONOTONE " + feature.name() + (rises > falls ? " lower" : " higher"));
                }
            }
            int last = slot;
            if (present < values.length) {
                double raise = IntStream.range(0, present)
                        .mapToDouble(i -> greatestRise(scoreOf, last, values[i], Double.NaN))
                        .max()
                        .orElse(0);
                double lower = IntStream.range(0, present)
                        .mapToDouble(i -> greatestRise(scoreOf, last, Double.NaN, values[i]))
                        .max()
                        .orElse(0);
                if (raise > 0 || lower > 0) {
                    expected.add("MISSING_MATTERS " + feature.name() + (raise > 0 ? " raise" : "")
                            + (lower > 0 ? " lower" : ""));
                }
            }
        }
        List<String> found = analysis.findings(Kind.NON_MONOTONE, Kind.MISSING_MATTERS).stream()
                .filter(finding -> expected.toString()
                                .contains(finding.kind() + " "
                                        + finding.subjects().get(0))
                        || finding.kind() == Kind.MISSING_MATTERS)
                .map(RuleAnalysisBruteForceTest::shown)
                .toList();
        assertThat(found).as("seed %d, %s", seed, rules.entries()).isEqualTo(expected);
        for (Finding finding : analysis.findings(Kind.NON_MONOTONE, Kind.MISSING_MATTERS)) {
            requireDifferInOne(finding);
        }
    }

    private static String shown(Finding finding) {
        String way = finding.kind() == Kind.NON_MONOTONE
                ? (finding.sentence().matches("A lower .*|Turning \\w+ to no .*") ? "lower" : "higher")
                : List.of("raise", "lower").stream()
                        .filter(finding.sentence()::contains)
                        .collect(Collectors.joining(" "));
        return finding.kind() + " " + finding.subjects().get(0) + " " + way;
    }

    /** By how much a change of one value raises the score at most, over all rows; 0 if never, rounding left out. */
    private double greatestRise(Map<List<Double>, Double> scoreOf, int slot, double from, double to) {
        double greatest = 0;
        for (double[] row : rows) {
            if (Double.compare(row[slot], from) == 0) {
                List<Double> changed =
                        new ArrayList<>(Arrays.stream(row).boxed().toList());
                double before = scoreOf.get(changed);
                changed.set(slot, to);
                double rise = scoreOf.get(changed) - before;
                greatest = rise > 1e-9 ? Math.max(greatest, rise) : greatest;
            }
        }
        return greatest;
    }

    private static void requireDifferInOne(Finding finding) {
        for (int i = 0; i < finding.witnesses().size(); i += 2) {
            List<Double> before = finding.witnesses().get(i).values();
            List<Double> after = finding.witnesses().get(i + 1).values();
            assertThat(IntStream.range(0, before.size())
                            .filter(j -> !before.get(j).equals(after.get(j)))
                            .count())
                    .as("%s", finding)
                    .isEqualTo(1);
            assertThat(finding.witnesses().get(i + 1).score())
                    .isGreaterThan(finding.witnesses().get(i).score());
        }
    }
}

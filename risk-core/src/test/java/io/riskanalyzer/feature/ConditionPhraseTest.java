package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions to phrases and back. */
class ConditionPhraseTest {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final NumberFeature INCOME = Feature.number("income").in("EUR");
    private static final FlagFeature OVERDUE = Feature.flag("feesOverdue");
    private static final CategoryFeature<String> PROGRAMME =
            Feature.category("programme", "arts", "law", "no degree", "missing");
    private static final NumberFeature MARK = Feature.number("average mark");
    private static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, INCOME, OVERDUE, PROGRAMME, MARK);

    private static final List<String> NAMES = List.of(
            "plain",
            "two words",
            "and",
            "OR",
            "is",
            "missing",
            "it's",
            "'",
            "\"",
            "''",
            "a,b",
            "(x)",
            "3",
            "-0.5e3",
            "Größe",
            "x\u00a0y",
            "at",
            "none",
            "one",
            "not",
            "€/m²",
            "true",
            "yes",
            "75%",
            "😀",
            "a\tb",
            "known",
            "Between",
            "{",
            "#",
            ":",
            "a: b",
            "ends ",
            " starts",
            "\\",
            "\\'",
            "\u0001");

    private static Condition parse(String phrase) {
        return Condition.parse(phrase, FEATURES);
    }

    @Test
    void parse_everyTest_isCondition() {
        assertThat(parse("attendance is below 0.75")).isEqualTo(ATTENDANCE.below(0.75));
        assertThat(parse("attendance is at most .5")).isEqualTo(ATTENDANCE.atMost(0.5));
        assertThat(parse("attendance IS Above 5e-1")).isEqualTo(ATTENDANCE.above(0.5));
        assertThat(parse("attendance is at least -0")).isEqualTo(ATTENDANCE.atLeast(0));
        assertThat(parse("attendance is between 0 and 0.5")).isEqualTo(ATTENDANCE.between(0, 0.5));
        assertThat(parse("income is below 1000 EUR")).isEqualTo(INCOME.below(1000));
        assertThat(parse("income is below 1000EUR")).isEqualTo(INCOME.below(1000));
        assertThat(parse("income is between 1000 and 2000 EUR")).isEqualTo(INCOME.between(1000, 2000));
        assertThat(parse("feesOverdue is yes")).isEqualTo(OVERDUE.isTrue());
        assertThat(parse("feesOverdue is no")).isEqualTo(OVERDUE.isFalse());
        assertThat(parse("programme is law")).isEqualTo(PROGRAMME.is("law"));
        assertThat(parse("programme is \"no degree\"")).isEqualTo(PROGRAMME.is("no degree"));
        assertThat(parse("programme is one of 'missing', law")).isEqualTo(PROGRAMME.isOneOf("law", "missing"));
        assertThat(parse("programme is none of its levels"))
                .isEqualTo(
                        PROGRAMME.isOneOf("arts", "law", "no degree", "missing").not());
        assertThat(parse("programme is missing")).isEqualTo(PROGRAMME.isMissing());
        assertThat(parse("'average mark' is known")).isEqualTo(MARK.isMissing().not());
    }

    @Test
    void parse_andOr_bindAsDescribed() {
        Condition low = ATTENDANCE.below(0.5);
        Condition due = OVERDUE.isTrue();
        Condition law = PROGRAMME.is("law");
        assertThat(parse("attendance is below 0.5 and feesOverdue is yes or programme is law"))
                .isEqualTo(low.and(due).or(law));
        assertThat(parse("attendance is below 0.5 and(feesOverdue is yes\n or programme is law)"))
                .isEqualTo(low.and(due.or(law)));
        assertThat(parse("((attendance is below 0.5))")).isEqualTo(low);
    }

    static LongStream seeds() {
        return LongStream.range(0, 2000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void parse_ofDescribed_isEqual(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Feature> declared = new ArrayList<>();
        for (String name : NAMES) {
            declared.add(random.nextInt(declared.size() + 1), feature(random, name));
        }
        FeatureSet features = FeatureSet.of(declared);
        Condition condition = condition(random, features, 4);

        assertThat(Condition.parse(condition.describe(), features))
                .as(condition.describe())
                .isEqualTo(condition);
    }

    private static Feature feature(SplittableRandom random, String name) {
        return switch (random.nextInt(4)) {
            case 0 -> Feature.flag(name);
            case 1 -> Feature.category(name, NAMES);
            case 2 -> Feature.number(name);
            default -> Feature.number(name).in(pick(random, NAMES));
        };
    }

    private static Condition condition(SplittableRandom random, FeatureSet features, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            Condition one = condition(random, features, depth - 1);
            Condition other = condition(random, features, depth - 1);
            Condition joined = random.nextBoolean() ? one.and(other) : one.or(other);
            return random.nextInt(4) == 0 ? joined.not() : joined;
        }
        Feature feature = features.get(random.nextInt(features.size()));
        if (random.nextInt(6) == 0) {
            return random.nextBoolean()
                    ? feature.isMissing()
                    : feature.isMissing().not();
        }
        if (feature instanceof NumberFeature number) {
            double limit = limit(random);
            double other = limit(random);
            return random.nextInt(4) == 0
                    ? number.between(Math.min(limit, other), Math.max(limit, other))
                    : new Condition.Comparison(number, pick(random, List.of(Condition.Operator.values())), limit);
        }
        if (feature instanceof CategoryFeature<?> category) {
            List<String> levels = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                levels.add(pick(random, category.levels()));
            }
            return new Condition.OneOf(category, levels);
        }
        return new Condition.FlagIs((FlagFeature) feature, random.nextBoolean());
    }

    private static double limit(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> -0.0;
            case 1 -> random.nextInt(-100, 100);
            case 2 -> random.nextInt(1000) / 100.0;
            case 3 -> pick(random, List.of(Double.MAX_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, 1e22, 0x1.0p60));
            default -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(any) ? any : 0.1;
            }
        };
    }

    private static <E> E pick(SplittableRandom random, List<E> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A phrase with the wrong word between brackets ‹›, and the message. */
    static List<List<String>> refused() {
        return List.of(
                List.of("‹attendence› is below 0.75", """
                        The feature (attendence) must be one of attendance, income, feesOverdue, programme, average mark.
                        Maybe attendance is meant."""),
                List.of("‹Attendance› is below 0.75", """
                        The feature (Attendance) must be one of attendance, income, feesOverdue, programme, average mark.
                        Maybe attendance is meant."""),
                List.of("attendance ‹below› 0.75", """
                        The feature (attendance) must be followed by "is", but there is "below".
                        Maybe write attendance is below 1."""),
                List.of("attendance is ‹beneath› 0.75", """
                        The comparison of attendance (beneath) must be one of below, at most, above, at least, between, missing, known.
                        Maybe write attendance is below 1."""),
                List.of("attendance is ‹belov› 0.75", """
                        The comparison of attendance (belov) must be one of below, at most, above, at least, between, missing, known.
                        Maybe below is meant."""),
                List.of("attendance is ‹not› missing", """
                        The comparison of attendance (not) must be one of below, at most, above, at least, between, missing, known.
                        Maybe write what the value is, not what it is not."""),
                List.of("attendance is below ‹low›", """
                        The limit of attendance must be a number, but there is "low".
                        Maybe write attendance is below 1."""),
                List.of("attendance is below‹›", """
                        The limit of attendance must be a number, but there is the end.
                        Maybe write attendance is below 1."""),
                List.of("attendance is below ‹NaN›", """
                        The limit of attendance must be a number, but there is "NaN".
                        Maybe write attendance is below 1."""),
                List.of("attendance is below ‹1e999›", """
                        The limit of attendance must be a number, but there is "1e999".
                        Maybe write attendance is below 1."""),
                List.of("attendance is below 0‹,›75", """
                        The limit of attendance must not be followed by a comma.
                        Maybe write the decimals behind a point: 0.75."""),
                List.of("attendance is below 75 ‹%›", """
                        The unit of attendance (%) must be left out, since it has none.
                        Maybe 75 % is to be written as 0.75."""),
                List.of("income is below 75‹USD›", """
                        The unit of income (USD) must be EUR.
                        Maybe convert the limit to EUR."""),
                List.of("income is ‹between› 2 and 1", """
                        The lower limit of income (2) must not be above the upper one, but that is 1.
                        Maybe exchange the two."""),
                List.of("income is between 1 ‹or› 2", """
                        The lower limit must be followed by "and" and the upper one, but there is "or".
                        Maybe write income is between 1 and 2."""),
                List.of("feesOverdue is ‹true›", """
                        The value of feesOverdue (true) must be yes, no, missing or known.
                        Maybe yes is meant."""),
                List.of("programme is ‹lav›", """
                        The level of programme (lav) must be one of arts, law, no degree, missing.
                        Maybe law is meant."""),
                List.of("programme is one of law, ‹or› arts", """
                        The level of programme (or) must be one of arts, law, no degree, missing.
                        Maybe add it to the levels."""),
                List.of("programme is one ‹law›", """
                        The words "is one of" must be complete, but there is "law".
                        Maybe write programme is one of arts, law, no degree, missing."""),
                List.of("(attendance is below 1‹›", """
                        The bracket must be closed by ")" here, but there is the end.
                        Maybe each "(" needs its ")"."""),
                List.of("attendance is below 1‹)›", """
                        The condition must go on with "and" or "or" here, but there is ")".
                        Maybe remove the bracket, or open one before."""),
                List.of("programme is law ‹degree›", """
                        The condition must go on with "and" or "or" here, but there is "degree".
                        Maybe a name of several words needs quotes."""),
                List.of("attendance is below 1 and‹›", """
                        The feature (none) must be one of attendance, income, feesOverdue, programme, average mark.
                        Maybe declare it."""),
                List.of("programme is ‹'›law", """
                        The quote (') must be closed, but the condition ends before.
                        Maybe write '' for one within a name."""));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void parse_wrongPhrase_isRefusedAtTheWord(List<String> phraseAndMessage) {
        String marked = phraseAndMessage.get(0);
        String phrase = marked.replace("‹", "").replace("›", "");

        assertThatThrownBy(() -> parse(phrase))
                .isInstanceOfSatisfying(
                        ConditionFormatException.class,
                        e -> assertThat(e.position()).isEqualTo(marked.indexOf('‹')))
                .hasMessage(phraseAndMessage.get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "and", "(", "((", ")", "is", "attendance", "attendance is", "attendance is at", ","})
    void parse_fragments_areRefused(String phrase) {
        assertThatThrownBy(() -> parse(phrase)).isInstanceOf(ConditionFormatException.class);
    }

    @Test
    void parse_deepOrLong_isRefusedSoon() {
        assertThatThrownBy(() -> parse("(".repeat(1_000_000)))
                .isInstanceOf(ConditionFormatException.class)
                .hasMessageStartingWith("The brackets must stand at most 64 deep");
        assertThatThrownBy(() -> parse("attendance is below " + "e1".repeat(1_000_000)))
                .isInstanceOf(ConditionFormatException.class)
                .hasMessageStartingWith("The limit of attendance must be a number");
        assertThatThrownBy(() -> parse("'".repeat(100_001))).isInstanceOf(ConditionFormatException.class);
    }
}

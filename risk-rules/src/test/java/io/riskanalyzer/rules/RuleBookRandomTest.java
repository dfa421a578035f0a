package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.rules.file.RuleBook;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any book comes back from YAML and from JSON as it was, however its texts look. */
class RuleBookRandomTest {
    private static final List<String> TEXTS = List.of(
            "plain",
            "two words",
            "yes",
            "No",
            "null",
            "~",
            "3",
            "-1.5e3",
            "0x1F",
            ".inf",
            "true",
            "2026-09-01",
            "a: b",
            "a #b",
            "#",
            "- x",
            "? x",
            "key:",
            " blanks ",
            "tab\there",
            "line\nbreak",
            "\r",
            "'",
            "\"",
            "\\",
            "\\u0041",
            "{{",
            "}}",
            "[x]",
            "a,b",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "%",
            "@",
            "`",
            "€ 5",
            "😀",
            "\u0000",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\u00a0",
            "\ud800",
            "\uffff",
            "\u007f",
            "ä:ö",
            "x: {y}}}",
            "<<",
            "=",
            "---",
            "...",
            "null and void",
            "a\u0001b",
            "Ⅷ");

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void parse_ofWritten_isEqual(long seed) {
        RandomRules random = new RandomRules(seed);
        SplittableRandom texts = new SplittableRandom(seed);
        List<RuleEntry> entries = new ArrayList<>();
        for (RuleEntry entry : random.rules.entries()) {
            List<Rule> rules =
                    entry.rules().stream().map(rule -> odd(rule, texts)).toList();
            if (entry instanceof RuleGroup group) {
                String name = entries.size() + text(texts);
                entries.add(new RuleGroup(name, group.hitPolicy(), group.least(), group.greatest(), rules));
            } else {
                entries.addAll(rules);
            }
        }
        RuleSet rules =
                RuleSet.of(text(texts) + "x", random.rules.base(), entries).withVersion(text(texts));
        Bands bands = texts.nextBoolean()
                ? Bands.NONE
                : Bands.below(texts.nextDouble(), "x" + text(texts)).otherwise(text(texts) + "y");
        RuleBook book = new RuleBook(features(random.features, texts), rules, bands, Policy.NONE);

        assertThat(RuleBook.parse(book.toYaml(), "a.yaml")).as(book.toYaml()).isEqualTo(book);
        assertThat(RuleBook.parse(book.toJson(), "a.json")).as(book.toJson()).isEqualTo(book);
        assertThat(RuleBook.parse(book.toYaml(), "a.yaml").rules().hash()).isEqualTo(rules.hash());
    }

    /** The features of the rules, and some with odd names that no rule looks at. */
    private static FeatureSet features(FeatureSet used, SplittableRandom random) {
        List<Feature> all = new ArrayList<>(used.stream().toList());
        for (int i = 0; i < 6; i++) {
            String name = text(random) + i;
            all.add(
                    switch (random.nextInt(3)) {
                        case 0 -> Feature.flag(name).sensitive();
                        case 1 ->
                            Feature.number(name)
                                    .within(-random.nextDouble(), Math.scalb(random.nextDouble(), random.nextInt(900)))
                                    .in(text(random));
                        default -> Feature.category(name, text(random) + "1", text(random) + "2");
                    });
        }
        return FeatureSet.of(all);
    }

    private static Rule odd(Rule rule, SplittableRandom random) {
        LocalDate day = LocalDate.of(random.nextInt(-20, 12_000), 1 + random.nextInt(12), 28);
        Validity days = random.nextInt(3) == 0
                ? new Validity(day, day.plusDays(random.nextInt(3)))
                : random.nextBoolean() ? Validity.ALWAYS : new Validity(day, LocalDate.MAX);
        String text = text(random).replace("{", "{{").replace("}", "}}") + ".";
        return new Rule(rule.when(), rule.points(), rule.code() + text(random), text, days);
    }

    private static String text(SplittableRandom random) {
        String one = TEXTS.get(random.nextInt(TEXTS.size()));
        return random.nextBoolean() ? one : one + TEXTS.get(random.nextInt(TEXTS.size()));
    }
}

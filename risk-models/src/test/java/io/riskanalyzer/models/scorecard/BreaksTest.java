package io.riskanalyzer.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreaksTest {
    private static final NumberFeature AGE = Feature.number("age");
    private static final CategoryFeature<String> PURPOSE =
            Feature.category("purpose", "EDUCATION", "MEDICAL", "a \"b\" \\ c", "home, improved", " x", "#1", "[y]");
    private static final FlagFeature OVERDUE = Feature.flag("fees: overdue");
    private static final FeatureSet FEATURES = FeatureSet.of(AGE, PURPOSE, OVERDUE);

    @Test
    void write_bins_isWhatAPersonWouldWrite() {
        Bins.Numbers numbers = new Bins.Numbers(
                AGE, List.of(25.0, 35.5), List.of(new Bins.SpecialCode("no record", List.of(-9.0, -8.0))));
        Bins.Levels levels =
                new Bins.Levels(PURPOSE, List.of(List.of("MEDICAL", "EDUCATION"), List.of("home, improved")));
        assertThat(Breaks.write(List.of(numbers, levels, new Bins.Flags(OVERDUE))))
                .isEqualTo("""
                        age: 25, 35.5; no record = -9, -8
                        purpose: [MEDICAL, EDUCATION], ["home, improved"]
                        "fees: overdue": flag
                        """);
    }

    @Test
    void read_whatWasWritten_isTheSame() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            List<Double> cuts = random.doubles(random.nextInt(5))
                    .map(x -> (x - 0.5) * Math.pow(10, random.nextInt(600) - 300))
                    .sorted()
                    .distinct()
                    .boxed()
                    .toList();
            List<Bins.SpecialCode> codes = random.nextBoolean()
                    ? List.of()
                    : List.of(new Bins.SpecialCode("a \"=;\" \\ \n b", List.of(random.nextDouble(), Double.MAX_VALUE)));
            List<List<String>> groups = new ArrayList<>();
            for (String level : PURPOSE.levels()) {
                if (groups.isEmpty() || random.nextBoolean()) {
                    groups.add(new ArrayList<>());
                }
                groups.get(random.nextInt(groups.size())).add(level);
            }
            groups.removeIf(List::isEmpty);
            List<Bins> bins = List.of(
                    new Bins.Levels(PURPOSE, groups), new Bins.Numbers(AGE, cuts, codes), new Bins.Flags(OVERDUE));
            assertThat(Breaks.read(Breaks.write(bins), FEATURES)).isEqualTo(bins);
        }
    }

    @Test
    void read_commentsAndSpace_areSkipped() {
        assertThat(Breaks.read("\uFEFF# bins\r\n\r\n  age :25 ,  35 # of the law\r\npurpose:[ EDUCATION ]", FEATURES))
                .containsExactly(
                        new Bins.Numbers(AGE, List.of(25.0, 35.0)),
                        new Bins.Levels(PURPOSE, List.of(List.of("EDUCATION"))));
        assertThat(Breaks.read("age:", FEATURES)).containsExactly(new Bins.Numbers(AGE, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "height: 3             | breaks:1:1: The feature (height) must be one of",
                "age 25                | breaks:1:1: The feature (age 25) must be one of",
                "age                   | breaks:1:4: The line must have : here, but has its end.",
                "age: 25, x            | breaks:1:10: The cut of age (x) must be a finite number",
                "age: 25,              | breaks:1:9: The cut of age () must be a finite number",
                "age: NaN              | breaks:1:6: The cut of age (NaN) must be a finite number",
                "age: 25d              | breaks:1:6: The cut of age (25d) must be a finite number",
                "age: 35, 25           | breaks:1:12: The cuts of age (25.0 after 35.0) must ascend.",
                "age: 25; = 3          | breaks:1:10: The name of a special code must be here, but here is = 3.",
                "age: 25; none 3       | breaks:1:16: The line must have = here, but has its end.",
                "purpose: EDUCATION    | breaks:1:10: The line must have [ here, but has EDUCATION.",
                "purpose: [EDUCATION   | breaks:1:20: The line must have ] here, but has its end.",
                "purpose: [EDUCATIOM]  | breaks:1:21: The level (EDUCATIOM) must be one of purpose",
                "purpose: [\"EDUCATION | breaks:1:11: The name that begins here must end with a quotation mark",
                "purpose: [MEDICAL] x  | breaks:1:20: The line must end here, but has x.",
                "\"fees: overdue\": yes | breaks:1:18: The bins of fees: overdue (yes) must be written as flag",
            })
    void read_wrongLine_tellsPlaceAndAdvice(String text, String message) {
        assertThatThrownBy(() -> Breaks.read(text, FEATURES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("\nMaybe ");
    }

    @Test
    void read_featureTwice_tellsBothLines() {
        assertThatThrownBy(() -> Breaks.read("age: 25\n\nage: 35", FEATURES))
                .hasMessage("breaks:3:1: The feature (age) must have one line, but line 1 is its too."
                        + "\nMaybe remove one of the two.");
    }
}

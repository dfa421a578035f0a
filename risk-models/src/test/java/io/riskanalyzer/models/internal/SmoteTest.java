package io.riskanalyzer.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.TrainingData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmoteTest {
    private static final FeatureSet FEATURES = FeatureSet.of(
            Feature.number("income"),
            Feature.number("age").optional(),
            Feature.number("constant"),
            Feature.flag("owner"),
            Feature.category("region", "north", "east", "south", "west").optional());

    /** The cells of the lines of a kind that smote.py wrote, without the kind. */
    private static List<double[]> lines(String kind) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SmoteTest.class.getResourceAsStream("/io/riskanalyzer/models/smote.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells[0].equals(kind))
                    .map(cells -> Arrays.stream(cells, 1, cells.length)
                            .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                            .toArray())
                    .toList();
        }
    }

    private static Dataset data() throws IOException {
        Frame.Builder frame = Frame.builder(FEATURES);
        List<double[]> rows = lines("row");
        rows.forEach(row -> frame.add(row, frame.rows() + 1L, null));
        return Dataset.of(frame.build(), new boolean[rows.size()]);
    }

    @Test
    void neighbours_ofRows_areThoseOfTheReference() throws IOException {
        Smote smote = Smote.of(data(), 5);
        for (double[] line : lines("neighbours")) {
            int[] expected = Arrays.stream(line).skip(1).mapToInt(x -> (int) x).toArray();
            assertThat(smote.neighbours((int) line[0])).containsExactly(expected);
        }
    }

    @Test
    void between_rowAndNeighbour_isThatOfTheReference() throws IOException {
        Smote smote = Smote.of(data(), 5);
        for (double[] line : lines("made")) {
            double[] made = smote.between((int) line[0], (int) line[1], line[2]);
            for (int slot = 0; slot < made.length; slot++) {
                double expected = line[3 + slot];
                if (Double.isNaN(expected)) {
                    assertThat(made[slot]).isNaN();
                } else {
                    assertThat(made[slot]).isCloseTo(expected, within(1e-9)); // of sizes up to 1e5: their last bits
                }
            }
        }
    }

    @Test
    void addTo_data_keepsItsRowsAndTakesLabelsOfTheOthers() {
        Dataset data = TrainingData.of(300, 4);
        int[] places = IntStream.range(0, data.rows()).filter(data::label).toArray();
        Smote smote = Smote.of(data.take(places), 5);

        Dataset more = smote.addTo(data, places, 100, new SplittableRandom(3));

        assertThat(more.rows()).isEqualTo(400);
        assertThat(more.positives()).isEqualTo(data.positives() + 100);
        assertThat(more.filter(row -> row < 300).hash()).isEqualTo(data.hash());
        assertThat(smote.addTo(data, places, 100, new SplittableRandom(3)).hash())
                .isEqualTo(more.hash());
        assertThat(more.audited().rows()).isEqualTo(400);
    }

    @Test
    void addTo_oneRowAlone_repeatsIt() {
        Dataset data = TrainingData.of(20, 4);
        Dataset more = Smote.of(data.take(3), 5).addTo(data, new int[] {3}, 2, new SplittableRandom(1));

        assertThat(more.hash())
                .isEqualTo(data.take(IntStream.concat(IntStream.range(0, 20), IntStream.of(3, 3))
                                .toArray())
                        .hash());
    }
}

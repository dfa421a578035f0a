package io.riskanalyzer.models.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class McNemarTest {
    static List<String[]> cases() {
        return Reference.lines("mcnemar");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void at_numbersOfRowsDecidedDifferently_isThatOfStatsmodels(String b, String c, String pValue, String isExact) {
        int firstRight = Integer.parseInt(b);
        int secondRight = Integer.parseInt(c);
        int rows = firstRight + secondRight + 10;
        double[] first = new double[rows];
        double[] second = new double[rows];
        boolean[] labels = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = row % 2 == 0;
            double right = labels[row] ? 0.5 : 0.49;
            double wrong = labels[row] ? 0.49 : 0.5;
            first[row] = row >= firstRight && row < firstRight + secondRight ? wrong : right;
            second[row] = row < firstRight ? wrong : right;
        }

        McNemar test = McNemar.at(0.5, first, second, labels);

        assertThat(test.firstRight()).isEqualTo(firstRight);
        assertThat(test.secondRight()).isEqualTo(secondRight);
        assertThat(test.isExact()).isEqualTo(isExact.equals("1"));
        assertThat(test.pValue()).isCloseTo(Double.parseDouble(pValue), within(1e-14));
    }

    @Test
    void at_otherShapesOrNoNumber_isRefused() {
        boolean[] labels = new boolean[2];
        double[] scores = new double[2];
        double[] unknown = {0, Double.NaN};

        assertThatIllegalArgumentException().isThrownBy(() -> McNemar.at(0.5, new double[1], scores, labels));
        assertThatIllegalArgumentException().isThrownBy(() -> McNemar.at(0.5, scores, new double[3], labels));
        assertThatIllegalArgumentException().isThrownBy(() -> McNemar.at(0.5, scores, unknown, labels));
        assertThatIllegalArgumentException().isThrownBy(() -> McNemar.at(Double.NaN, scores, scores, labels));
        assertThat(Arrays.stream(scores).sum()).isZero();
    }
}

package io.riskanalyzer.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompensatedSumTest {
    @Test
    void value_ofNothing_isZero() {
        assertThat(new CompensatedSum().value()).isZero();
    }

    @Test
    void value_ofTermsThatCancel_keepsWhatIsLeft() {
        CompensatedSum sum = new CompensatedSum();
        for (double term : new double[] {1, 1e100, 1, -1e100}) {
            sum.add(term);
        }

        assertThat(sum.value()).isEqualTo(2); // plain addition says 0, Kahan's too
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void value_ofManyTerms_isNearestDouble(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CompensatedSum sum = new CompensatedSum();
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < 100_000; i++) {
            double term = Math.exp(random.nextDouble(-10, 10));
            sum.add(term);
            exact = exact.add(new BigDecimal(term));
        }

        assertThat(sum.value()).isEqualTo(exact.doubleValue());
    }
}

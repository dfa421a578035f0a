package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RulerTest {

    @Test
    void at_betweenTheEnds_isInProportion() {
        Ruler upwards = new Ruler(0, 10, 200, 100, false);
        assertThat(upwards.at(0)).isEqualTo(200);
        assertThat(upwards.at(2.5)).isEqualTo(175);
        assertThat(upwards.at(10)).isEqualTo(100);
    }

    @Test
    void at_onALogarithmicAxis_givesEqualRatiosEqualRoom() {
        Ruler ruler = new Ruler(1, 10_000, 0, 100, true);
        assertThat(ruler.at(10)).isCloseTo(25, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(ruler.at(100)).isCloseTo(50, org.assertj.core.data.Offset.offset(1e-9));
    }
}

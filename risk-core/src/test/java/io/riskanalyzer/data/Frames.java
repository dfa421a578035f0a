package io.riskanalyzer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.FeatureSet;
import java.util.List;

/** Frames for tests. */
public final class Frames {
    private Frames() {}

    /** The frame of the given encoded rows, numbered from 1, without ids. */
    public static Frame of(FeatureSet features, List<double[]> rows) {
        Frame.Builder builder = Frame.builder(features);
        for (double[] row : rows) {
            boolean added = builder.add(row, builder.rows() + 1, null);
            assertThat(added).as("%s", row).isTrue();
        }
        return builder.build();
    }

    /** The frame of the given encoded rows, numbered from 1, without ids. */
    public static Frame of(FeatureSet features, double[]... rows) {
        return of(features, List.of(rows));
    }
}

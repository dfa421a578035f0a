package io.riskanalyzer.examples.academic;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.ArrayList;
import java.util.List;

/** Puts the columns of two frames of the same rows side by side. */
final class Columns {
    private Columns() {}

    static Frame together(Frame left, Frame right) {
        List<Feature> features = new ArrayList<>(left.features().stream().toList());
        features.addAll(right.features().stream().toList());
        Frame.Builder frame = Frame.builder(FeatureSet.of(features), left.rows());
        double[] ofLeft = new double[left.features().size()];
        double[] ofRight = new double[right.features().size()];
        double[] row = new double[features.size()];
        for (int i = 0; i < left.rows(); i++) {
            left.copyRow(i, ofLeft);
            right.copyRow(i, ofRight);
            System.arraycopy(ofLeft, 0, row, 0, ofLeft.length);
            System.arraycopy(ofRight, 0, row, ofLeft.length, ofRight.length);
            if (!frame.add(row, left.number(i), left.id(i))) {
                throw new IllegalStateException("The row " + left.number(i) + " was legal in its frame.");
            }
        }
        return frame.build();
    }
}

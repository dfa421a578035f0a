package io.riskanalyzer.models.validate;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Calibration;
import java.io.OutputStream;
import java.util.OptionalLong;

/** How many bytes a plan of something learnt takes. */
final class PlanSize {
    private PlanSize() {}

    /** Returns the size, or none if no codec writes the model or its calibration. */
    static OptionalLong of(FittedCandidate fitted, FeatureSet features) {
        ScoringPlan.Builder builder = ScoringPlan.builder(features, fitted.model());
        Calibration calibration = fitted.calibration();
        if (calibration != null) {
            builder.calibration(calibration);
        }
        Counter counter = new Counter();
        try {
            builder.build().write(counter);
        } catch (IllegalStateException e) {
            return OptionalLong.empty(); // what write says of a part without a codec
        }
        return OptionalLong.of(counter.bytes);
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
        }
    }
}

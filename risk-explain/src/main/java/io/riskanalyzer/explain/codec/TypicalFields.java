package io.riskanalyzer.explain.codec;

import io.riskanalyzer.explain.TypicalValues;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;

/** Typical values as two fields of the part that has them. */
final class TypicalFields {
    private TypicalFields() {}

    static void write(TypicalValues typical, PartWriter out) {
        out.part("typicalFeatures", typical.features())
                .numbers(
                        "typical",
                        typical.features().stream().mapToDouble(typical::of).toArray());
    }

    static TypicalValues read(PartReader in) {
        return TypicalValues.of(in.part("typicalFeatures", FeatureSet.class), in.numbers("typical"));
    }
}

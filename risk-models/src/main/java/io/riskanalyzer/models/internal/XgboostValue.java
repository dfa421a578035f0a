package io.riskanalyzer.models.internal;

import java.util.List;
import java.util.Map;

/** A value of the document that XGBoost writes its models as, whether in JSON or in UBJSON. */
sealed interface XgboostValue {

    /** A text. XGBoost writes its settings as text, numbers too. */
    record Text(String text) implements XgboostValue {}

    /** A number; true and false are 1 and 0. */
    record One(double value) implements XgboostValue {}

    /** Numbers alone, which is what trees are made of; an empty list too. */
    final class Numbers implements XgboostValue {
        final double[] values;

        Numbers(double[] values) {
            this.values = values;
        }
    }

    /** A list of anything else. */
    record Items(List<XgboostValue> items) implements XgboostValue {}

    /** An object. */
    record Fields(Map<String, XgboostValue> members) implements XgboostValue {}
}

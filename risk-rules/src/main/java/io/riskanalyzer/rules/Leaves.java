package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import java.util.List;
import java.util.stream.Stream;

/** What conditions are made of. */
final class Leaves {
    private Leaves() {}

    /** The comparisons of a condition with one feature each, in the order in which they are written. */
    static List<Condition> of(Condition condition) {
        return stream(condition).toList();
    }

    private static Stream<Condition> stream(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts().stream().flatMap(Leaves::stream);
        }
        if (condition instanceof Condition.Or or) {
            return or.parts().stream().flatMap(Leaves::stream);
        }
        return Stream.of(condition);
    }

    /** The feature of a comparison with one feature. */
    static Feature featureOf(Condition leaf) {
        return leaf.features().iterator().next();
    }
}

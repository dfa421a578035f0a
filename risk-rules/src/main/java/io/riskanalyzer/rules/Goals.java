package io.riskanalyzer.rules;

import java.util.Arrays;
import java.util.stream.Stream;

/** What an analysis looks for. */
final class Goals {
    private static final CellNode[] NONE = {};

    private Goals() {}

    /** Counts what the states allow: 1 for a row that is wanted or may become one, else 0. */
    @FunctionalInterface
    interface Wanted {
        boolean mayBe(byte[] states);
    }

    /** A row of which a condition is true. */
    static CellSearch.Goal that(CellNode condition) {
        return that(condition, NONE);
    }

    /** A row of which a condition is true, and others are not. */
    static CellSearch.Goal that(CellNode condition, CellNode... without) {
        CellNode[] all =
                Stream.concat(Stream.of(condition), Arrays.stream(without)).toArray(CellNode[]::new);
        return where(all, states -> {
            if (states[0] == CellNode.NEVER) {
                return false;
            }
            for (int i = 1; i < states.length; i++) {
                if (states[i] == CellNode.ALWAYS) {
                    return false;
                }
            }
            return true;
        });
    }

    /** A row of which none of the conditions is true. */
    static CellSearch.Goal without(CellNode... conditions) {
        return that(CellNode.TRUE, conditions);
    }

    static CellSearch.Goal where(CellNode[] conditions, Wanted wanted) {
        return new CellSearch.Goal() {
            @Override
            public CellNode[] conditions() {
                return conditions;
            }

            @Override
            public double most(int[] cells, byte[] states) {
                return wanted.mayBe(states) ? 1 : 0;
            }
        };
    }

    /** The row for which a number is greatest that follows from the conditions. */
    static CellSearch.Goal most(CellNode[] conditions, Amount amount) {
        return new CellSearch.Goal() {
            @Override
            public CellNode[] conditions() {
                return conditions;
            }

            @Override
            public double most(int[] cells, byte[] states) {
                return amount.most(states);
            }
        };
    }

    /** A number that follows from the conditions; its most, where some are open. */
    @FunctionalInterface
    interface Amount {
        double most(byte[] states);
    }
}

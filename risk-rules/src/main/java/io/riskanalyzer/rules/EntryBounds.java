package io.riskanalyzer.rules;

/** The least and the most that a rule or a group can give, where some of its conditions are still open. */
final class EntryBounds {
    private final RuleEntry entry;
    private final int first;
    private final double[] points;
    private final HitPolicy policy;

    EntryBounds(RuleEntry entry, int first) {
        this.entry = entry;
        this.first = first;
        this.points = entry.rules().stream().mapToDouble(Rule::points).toArray();
        this.policy = entry instanceof RuleGroup group ? group.hitPolicy() : HitPolicy.ALL;
    }

    /** The position of its first rule. */
    int first() {
        return first;
    }

    /** The number of its rules. */
    int size() {
        return points.length;
    }

    RuleEntry entry() {
        return entry;
    }

    double most(byte[] states, int at) {
        return bound(states, at, 1);
    }

    double least(byte[] states, int at) {
        return bound(states, at, -1);
    }

    /**
     * The most that it can give for a sign of 1, the least for −1.
     *
     * @param states what is known of the conditions
     * @param at where that of its first rule stands
     */
    private double bound(byte[] states, int at, int sign) {
        return switch (policy) {
            case ALL -> limited(sumOf(states, at, sign));
            case FIRST -> firstOf(states, at, sign);
            case HIGHEST -> highestOf(states, at, sign);
        };
    }

    private double limited(double sum) {
        return entry instanceof RuleGroup group ? group.limited(sum) : sum;
    }

    /** The sum of the points before any limit: the most for a sign of 1, the least for −1. */
    double sumOf(byte[] states, int at, int sign) {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            byte state = states[at + i];
            if (state == CellNode.ALWAYS || (state == CellNode.OPEN && sign * points[i] > 0)) {
                sum += points[i];
            }
        }
        return sum;
    }

    private double firstOf(byte[] states, int at, int sign) {
        double bound = sign * Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i++) {
            byte state = states[at + i];
            if (state != CellNode.NEVER) {
                bound = better(bound, points[i], sign);
            }
            if (state == CellNode.ALWAYS) {
                return bound;
            }
        }
        return better(bound, 0, sign); // none may be true
    }

    private double highestOf(byte[] states, int at, int sign) {
        double sure = Double.NEGATIVE_INFINITY;
        double open = sign * Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i++) {
            if (states[at + i] == CellNode.ALWAYS) {
                sure = Math.max(sure, points[i]);
            } else if (states[at + i] == CellNode.OPEN) {
                open = better(open, points[i], sign);
            }
        }
        if (sure > Double.NEGATIVE_INFINITY) {
            return sign > 0 ? Math.max(sure, open) : sure;
        }
        return better(open, 0, sign);
    }

    private static double better(double one, double other, int sign) {
        return sign > 0 ? Math.max(one, other) : Math.min(one, other);
    }
}

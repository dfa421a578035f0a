package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import java.util.Arrays;

/**
 * A condition over cells. Of a row of which only some features have a cell yet, it is true whatever the others get, or never
 * true, or open. Unknown counts as not true, since only true fires, and no condition has a negation above its leaves.
 */
abstract class CellNode {
    static final byte NEVER = 0;
    static final byte OPEN = 1;
    static final byte ALWAYS = 2;

    static final CellNode TRUE = new Constant(ALWAYS);
    static final CellNode FALSE = new Constant(NEVER);

    /** A cell that was not chosen yet. */
    static final int NO_CELL = -1;

    /** What is known of it: never true, always true, or open. */
    abstract byte state(int[] cells);

    /** Counts for each feature without a cell the leaves that are open for it. */
    abstract void countOpen(int[] cells, int[] counts);

    /** This condition where a feature has a cell. */
    abstract CellNode fixed(int feature, int cell);

    /** Whether it looks at a feature. */
    abstract boolean uses(int feature);

    /** Whether a comparison in it turns out otherwise in one cell of a feature than in another. */
    abstract boolean changes(int feature, int from, int to);

    /** What conditions are compiled for. */
    interface Compiler {

        /** The node of a comparison, which has this position among those of its condition. */
        CellNode leaf(Condition leaf, int position);
    }

    static CellNode of(Condition condition, Compiler compiler) {
        return of(condition, compiler, new int[1]);
    }

    private static CellNode of(Condition condition, Compiler compiler, int[] next) {
        if (condition instanceof Condition.And and) {
            return all(
                    and.parts().stream().map(part -> of(part, compiler, next)).toArray(CellNode[]::new));
        }
        if (condition instanceof Condition.Or or) {
            return any(or.parts().stream().map(part -> of(part, compiler, next)).toArray(CellNode[]::new));
        }
        return compiler.leaf(condition, next[0]++);
    }

    static CellNode leaf(int feature, boolean[] truth) {
        boolean any = false;
        boolean all = true;
        for (boolean one : truth) {
            any |= one;
            all &= one;
        }
        return all ? TRUE : any ? new Leaf(feature, truth) : FALSE;
    }

    private static CellNode all(CellNode... parts) {
        if (Arrays.asList(parts).contains(FALSE)) {
            return FALSE;
        }
        CellNode[] left = Arrays.stream(parts).filter(part -> part != TRUE).toArray(CellNode[]::new);
        return left.length == 0 ? TRUE : left.length == 1 ? left[0] : new Joined(left, NEVER);
    }

    private static CellNode any(CellNode... parts) {
        if (Arrays.asList(parts).contains(TRUE)) {
            return TRUE;
        }
        CellNode[] left = Arrays.stream(parts).filter(part -> part != FALSE).toArray(CellNode[]::new);
        return left.length == 0 ? FALSE : left.length == 1 ? left[0] : new Joined(left, ALWAYS);
    }

    /** True or false, whatever the row. */
    private static final class Constant extends CellNode {
        private final byte state;

        Constant(byte state) {
            this.state = state;
        }

        @Override
        byte state(int[] cells) {
            return state;
        }

        @Override
        void countOpen(int[] cells, int[] counts) {}

        @Override
        CellNode fixed(int feature, int cell) {
            return this;
        }

        @Override
        boolean uses(int feature) {
            return false;
        }

        @Override
        boolean changes(int feature, int from, int to) {
            return false;
        }
    }

    /** A comparison of one feature, true in some cells and not in others. */
    private static final class Leaf extends CellNode {
        private final int feature;
        private final boolean[] truth;

        Leaf(int feature, boolean[] truth) {
            this.feature = feature;
            this.truth = truth;
        }

        @Override
        byte state(int[] cells) {
            int cell = cells[feature];
            return cell == NO_CELL ? OPEN : truth[cell] ? ALWAYS : NEVER;
        }

        @Override
        void countOpen(int[] cells, int[] counts) {
            if (cells[feature] == NO_CELL) {
                counts[feature]++;
            }
        }

        @Override
        CellNode fixed(int fixedFeature, int cell) {
            return fixedFeature != feature ? this : truth[cell] ? TRUE : FALSE;
        }

        @Override
        boolean uses(int other) {
            return other == feature;
        }

        @Override
        boolean changes(int other, int from, int to) {
            return other == feature && truth[from] != truth[to];
        }
    }

    /** Several conditions, of which one that is decisive decides: one that is never true an <i>and</i>. */
    private static final class Joined extends CellNode {
        private final CellNode[] parts;
        private final byte decisive;

        Joined(CellNode[] parts, byte decisive) {
            this.parts = parts;
            this.decisive = decisive;
        }

        @Override
        byte state(int[] cells) {
            boolean isOpen = false;
            for (CellNode part : parts) {
                byte state = part.state(cells);
                if (state == decisive) {
                    return decisive;
                }
                isOpen |= state == OPEN;
            }
            return isOpen ? OPEN : (byte) (ALWAYS - decisive);
        }

        @Override
        void countOpen(int[] cells, int[] counts) {
            for (CellNode part : parts) {
                if (part.state(cells) == OPEN) {
                    part.countOpen(cells, counts);
                }
            }
        }

        @Override
        CellNode fixed(int feature, int cell) {
            if (!uses(feature)) {
                return this;
            }
            CellNode[] fixed =
                    Arrays.stream(parts).map(part -> part.fixed(feature, cell)).toArray(CellNode[]::new);
            return decisive == NEVER ? all(fixed) : any(fixed);
        }

        @Override
        boolean uses(int feature) {
            return Arrays.stream(parts).anyMatch(part -> part.uses(feature));
        }

        @Override
        boolean changes(int feature, int from, int to) {
            return Arrays.stream(parts).anyMatch(part -> part.changes(feature, from, to));
        }
    }
}

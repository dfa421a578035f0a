package io.riskanalyzer.rules;

import java.util.List;

/**
 * Something that an analysis of rules found. Immutable.
 *
 * @param kind what it is
 * @param subjects the codes of the rules, or the names of the group, the band or the feature, that it speaks of
 * @param sentence the same for a person
 * @param witnesses rows that show it; none where it says that there is no such row
 */
public record Finding(Kind kind, List<String> subjects, String sentence, List<Witness> witnesses) {

    /** Copies the lists. */
    public Finding {
        subjects = List.copyOf(subjects);
        witnesses = List.copyOf(witnesses);
    }

    /** What may be found. Faults are what nobody would write on purpose; the other kinds are notes. */
    public enum Kind {
        /** A rule whose condition is true of no legal row, as it contradicts itself or the ranges of the features. */
        NEVER_FIRES(true),
        /** A rule whose condition is true of every legal row; its points belong to the base. */
        ALWAYS_FIRES(true),
        /** A part of a condition without which the condition would say the same. */
        REDUNDANT_PART(true),
        /** Rules of which each is true whenever the other is. */
        FIRES_TOGETHER(true),
        /** A rule of an exclusive group that is never the one that counts. */
        SHADOWED(true),
        /** A limit of a group that its sum never goes beyond. */
        CAP_NEVER_BINDS(true),
        /** A limit of a group that is passed whenever a rule of the group is true. */
        CAP_ALWAYS_BINDS(true),
        /** A band that no row comes into. */
        UNREACHABLE_BAND(true),
        /** A number or flag that works in one direction, and for some rows in the other. */
        NON_MONOTONE(true),
        /** A question that was given up, as it took too many steps. Nothing was guessed. */
        NOT_DECIDED(true),
        /** A rule that is true only where others are. */
        IMPLIED(false),
        /** An exclusive group of which no rule is true for some row. */
        GAP(false),
        /** A rule of an exclusive group that is true together with others of it. */
        OVERLAP(false),
        /** An optional feature whose value changes the score by being missing. */
        MISSING_MATTERS(false);

        private final boolean fault;

        Kind(boolean fault) {
            this.fault = fault;
        }

        /**
         * Returns whether this is a fault, as {@link RuleAnalysis#requireSound()} understands it.
         *
         * @return false for a note
         */
        public boolean isFault() {
            return fault;
        }
    }

    /** Returns kind and sentence, and the witnesses, a line each. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind + ": " + sentence);
        witnesses.forEach(witness -> text.append("\n    ").append(witness));
        return text.toString();
    }
}

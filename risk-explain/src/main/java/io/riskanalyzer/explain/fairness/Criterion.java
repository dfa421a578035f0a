package io.riskanalyzer.explain.fairness;

import java.util.List;

/**
 * An idea of when decisions fall equally on groups. They exclude each other where groups have bad outcomes at different
 * rates [1], so that none is the right one for all: which one counts is for people to say.
 *
 * @see <a href="https://doi.org/10.1089/big.2016.0047">[1] Chouldechova, Fair prediction with disparate impact, 2017</a>
 */
public enum Criterion {

    /** Each group has the same {@linkplain GroupMetric#FAVOURABLE_SHARE share of favourable decisions}. */
    DEMOGRAPHIC_PARITY("demographic parity"),

    /**
     * Those whose outcome was good were {@linkplain GroupMetric#FAVOURABLE_GIVEN_GOOD favoured} alike in each group.
     *
     * @see <a href="https://arxiv.org/abs/1610.02413">Hardt, Price, Srebro, Equality of opportunity in supervised learning,
     *     2016</a>
     */
    EQUAL_OPPORTUNITY("equal opportunity"),

    /**
     * Those whose outcome was good were {@linkplain GroupMetric#FAVOURABLE_GIVEN_GOOD favoured} alike in each group, and
     * {@linkplain GroupMetric#FAVOURABLE_GIVEN_BAD so were} those whose outcome was bad. The larger difference, and the
     * smaller ratio, of the two counts.
     *
     * @see <a href="https://arxiv.org/abs/1610.02413">Hardt, Price, Srebro, Equality of opportunity in supervised learning,
     *     2016</a>
     */
    EQUALISED_ODDS("equalised odds"),

    /** Of those who were favoured, the {@linkplain GroupMetric#GOOD_GIVEN_FAVOURABLE share with a good outcome} is alike. */
    PREDICTIVE_PARITY("predictive parity");

    private final String words;

    Criterion(String words) {
        this.words = words;
    }

    /**
     * Returns what must be equal.
     *
     * @return one metric, two for equalised odds
     */
    public List<GroupMetric> metrics() {
        return switch (this) {
            case DEMOGRAPHIC_PARITY -> List.of(GroupMetric.FAVOURABLE_SHARE);
            case EQUAL_OPPORTUNITY -> List.of(GroupMetric.FAVOURABLE_GIVEN_GOOD);
            case EQUALISED_ODDS -> List.of(GroupMetric.FAVOURABLE_GIVEN_GOOD, GroupMetric.FAVOURABLE_GIVEN_BAD);
            case PREDICTIVE_PARITY -> List.of(GroupMetric.GOOD_GIVEN_FAVOURABLE);
        };
    }

    /** Returns the words: {@code demographic parity}. */
    @Override
    public String toString() {
        return words;
    }
}

package io.riskanalyzer.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The table of points of a scorecard, as people print it. */
final class ScorecardText {
    private static final int DECIMALS = 6;

    private ScorecardText() {}

    static String of(Scorecard card) {
        int widest = 0;
        for (Characteristic characteristic : card.characteristics()) {
            for (int bin = 0; bin < characteristic.bins().count(); bin++) {
                widest = Math.max(widest, characteristic.bins().label(bin).length());
            }
        }
        StringBuilder text = new StringBuilder(card.name());
        text.append(" (from ").append(points(card.least()));
        text.append(" to ").append(points(card.greatest())).append(" points, high is good)\n");
        if (card.initial() != 0) {
            text.append("start: ").append(points(card.initial())).append('\n');
        }
        for (Characteristic characteristic : card.characteristics()) {
            Bins bins = characteristic.bins();
            text.append(bins.feature().name()).append('\n');
            for (int bin = 0; bin < bins.count(); bin++) {
                String label = bins.label(bin);
                text.append("  ").append(label).append(" ".repeat(widest - label.length()));
                text.append(
                        String.format("  %8s%n", points(characteristic.points().get(bin))));
            }
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    /** Points without the noise beyond the steps in which they are kept. */
    private static String points(double points) {
        BigDecimal rounded = BigDecimal.valueOf(points).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}

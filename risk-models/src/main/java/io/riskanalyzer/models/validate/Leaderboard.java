package io.riskanalyzer.models.validate;

import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.models.internal.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The candidates of a {@link ModelSelection} from the best to the worst, and the winner trained on all rows. Those that
 * went out at a smaller share of the rows stand below all that went further.
 *
 * @param metric what decided
 * @param entries the candidates, the best first
 * @param winner the best one, which learnt from all rows; its calibration from those that were set aside for it
 */
public record Leaderboard(Metric metric, List<Entry> entries, FittedCandidate winner) {

    /** Copies the list. */
    public Leaderboard {
        entries = List.copyOf(entries);
    }

    /**
     * A candidate, as far as it came.
     *
     * @param name its name
     * @param validation what came out of its last validation
     * @param trainShare the share of the training rows of each round that it learnt from in that, in (0, 1]
     * @param planBytes how large a plan of it is, from the first round; none if no codec writes its parts;
     *     from run to run the times of training in it may differ by some bytes
     */
    public record Entry(String name, CrossValidationResult validation, double trainShare, OptionalLong planBytes) {

        /**
         * Returns how long a training took.
         *
         * @return the mean over the rounds; not the same from run to run
         */
        public Duration trainTime() {
            return validation.trainTime().dividedBy(validation.rounds());
        }
    }

    /**
     * Returns the candidate of a name.
     *
     * @param name the name
     * @return its entry
     * @throws IllegalArgumentException if there is none
     */
    public Entry entry(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The candidate (" + name
                        + ") must be on the leaderboard, but that has "
                        + String.join(", ", entries.stream().map(Entry::name).toList())
                        + ".\nMaybe its name is written otherwise."));
    }

    /** Returns the leaderboard as a table for people to read: the metric that decided, the others, time and size. */
    @Override
    public String toString() {
        List<Metric> others = entries.get(0).validation().metrics().stream()
                .filter(other -> !other.name().equals(metric.name()))
                .toList();
        String[] titles = new String[6 + others.size()];
        int column = 0;
        titles[column++] = "candidate";
        titles[column++] = metric.name();
        titles[column++] = "± sd";
        for (Metric other : others) {
            titles[column++] = other.name();
        }
        titles[column++] = "rows";
        titles[column++] = "train s";
        titles[column] = "plan kB";
        TextTable table = new TextTable(titles);
        entries.forEach(entry -> table.add(cells(entry, others)));
        return table.toString();
    }

    private String[] cells(Entry entry, List<Metric> others) {
        String[] cells = new String[6 + others.size()];
        int column = 0;
        cells[column++] = entry.name();
        cells[column++] = TextTable.number(entry.validation().mean(metric));
        cells[column++] = TextTable.number(entry.validation().deviation(metric));
        for (Metric other : others) {
            cells[column++] = TextTable.number(entry.validation().mean(other));
        }
        cells[column++] = String.format(Locale.ROOT, "%.0f %%", 100 * entry.trainShare());
        cells[column++] = String.format(Locale.ROOT, "%.3f", entry.trainTime().toNanos() / 1e9);
        OptionalLong bytes = entry.planBytes();
        cells[column] = bytes.isPresent() ? String.format(Locale.ROOT, "%.1f", bytes.getAsLong() / 1e3) : "–";
        return cells;
    }
}

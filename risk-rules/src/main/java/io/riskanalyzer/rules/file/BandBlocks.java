package io.riskanalyzer.rules.file;

import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bands, from a file and to it. */
final class BandBlocks {
    private final Problems problems;

    BandBlocks(Problems problems) {
        this.problems = problems;
    }

    /** The bands of a book; one for every score, if it has none or something is wrong with them. */
    Bands read(Block book) {
        List<FileNode> items = book.itemsIfAny(BookKeys.BANDS);
        Bands.@Nullable Builder builder = null;
        for (int i = 0; i < items.size(); i++) {
            boolean last = i == items.size() - 1;
            FileNode item = items.get(i);
            Block block = Block.open(item, "band" + BookReader.named(item, BookKeys.NAME), BookKeys.BAND, problems);
            String name = block == null ? null : block.text(BookKeys.NAME, "GREEN");
            if (block == null || name == null || !isCutAsItMust(block, last)) {
                return Bands.NONE;
            }
            try {
                if (last) {
                    return builder == null ? Bands.only(name) : builder.otherwise(name);
                }
                double cut = block.number(BookKeys.BELOW, "30");
                if (Double.isNaN(cut)) {
                    return Bands.NONE;
                }
                builder = builder == null ? Bands.below(cut, name) : builder.below(cut, name);
            } catch (IllegalArgumentException e) {
                boolean ofName = String.valueOf(e.getMessage()).startsWith("The name");
                block.refused(ofName ? BookKeys.NAME : BookKeys.BELOW, e);
                return Bands.NONE;
            }
        }
        return Bands.NONE;
    }

    private static boolean isCutAsItMust(Block block, boolean last) {
        if (last && block.has(BookKeys.BELOW)) {
            block.problem(
                    BookKeys.BELOW,
                    "The " + block.what() + " must be for all scores that are left, since it is the last.",
                    "remove below here, or add a band behind it");
            return false;
        }
        return true;
    }

    static List<FileNode.Fields> write(Bands bands) {
        List<FileNode.Fields> items = new ArrayList<>();
        for (Band band : bands.all()) {
            Output out = new Output().text(BookKeys.NAME, band.name());
            if (band.to() < Double.POSITIVE_INFINITY) {
                out.number(BookKeys.BELOW, band.to());
            }
            items.add(out.fields());
        }
        return items;
    }
}

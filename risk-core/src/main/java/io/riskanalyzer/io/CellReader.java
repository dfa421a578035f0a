package io.riskanalyzer.io;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.TextFormat;
import io.riskanalyzer.feature.Violation;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a column as encoded values of a feature: what {@link TextFormat#read} does, without a String. */
abstract class CellReader {
    final int slot;
    final TextFormat format;
    private final @Nullable TextTable missing;

    private CellReader(int slot, TextFormat format) {
        this.slot = slot;
        this.format = format;
        this.missing = tableOf(format);
    }

    static CellReader of(Feature feature, int slot, TextFormat format) {
        if (feature instanceof NumberFeature number) {
            return new OfNumber(number, slot, format);
        }
        return feature instanceof CategoryFeature<?> category
                ? new OfCategory(category, slot, format)
                : new OfFlag((FlagFeature) feature, slot, format);
    }

    /** The missing tokens; null if there are none. */
    static @Nullable TextTable tableOf(TextFormat format) {
        return format.missing().isEmpty() ? null : TextTable.of(format.missing());
    }

    abstract Feature feature();

    /** Puts the value of a cell into its slot; false if it is not legal. */
    abstract boolean read(Slice cell, double[] row);

    final boolean isMissing(Slice cell) {
        return cell.isEmpty() || (missing != null && missing.indexOf(cell) >= 0);
    }

    /** What is wrong with a cell that was read as an illegal value. */
    final Violation violation(Slice cell, Charset charset) {
        String text = cell.toString();
        Violation usual = Violation.ofText(feature(), text.replace(CsvText.UNDECODABLE, '\uFFFD'), format);
        return text.indexOf(CsvText.UNDECODABLE) < 0
                ? usual
                : new Violation(
                        usual.feature(), usual.value(), Fault.undecodable(charset), "tell the charset of the file");
    }

    private static final class OfNumber extends CellReader {
        private final NumberFeature feature;

        OfNumber(NumberFeature feature, int slot, TextFormat format) {
            super(slot, format);
            this.feature = feature;
        }

        @Override
        Feature feature() {
            return feature;
        }

        @Override
        boolean read(Slice cell, double[] row) {
            double value = isMissing(cell) ? Double.NaN : format.readNumber(cell);
            row[slot] = value;
            return feature.accepts(value);
        }
    }

    private static final class OfFlag extends CellReader {
        private final FlagFeature feature;

        OfFlag(FlagFeature feature, int slot, TextFormat format) {
            super(slot, format);
            this.feature = feature;
        }

        @Override
        Feature feature() {
            return feature;
        }

        @Override
        boolean read(Slice cell, double[] row) {
            double value = isMissing(cell) ? Double.NaN : format.readFlag(cell);
            row[slot] = value;
            return feature.accepts(value);
        }
    }

    private static final class OfCategory extends CellReader {
        private final CategoryFeature<?> feature;
        private final TextTable levels;

        OfCategory(CategoryFeature<?> feature, int slot, TextFormat format) {
            super(slot, format);
            this.feature = feature;
            this.levels = TextTable.of(feature.levels());
        }

        @Override
        Feature feature() {
            return feature;
        }

        @Override
        boolean read(Slice cell, double[] row) {
            double value = isMissing(cell) ? Double.NaN : levels.indexOf(cell);
            row[slot] = value;
            return feature.accepts(value);
        }
    }
}

package io.riskanalyzer.io;

import io.riskanalyzer.feature.FeatureSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes the cells that features name, and looks at no other. Mutable, for one thread. */
final class RowEncoder implements CellSink {
    private static final int NONE = -1;

    private final CsvSettings settings;
    private final @Nullable CellReader[] readers; // of the columns, null where there is no feature
    private final int idColumn;
    private final double[] row;
    private final List<Fault> faults = new ArrayList<>();
    private final Slice cell = new Slice();
    private @Nullable String id;

    /** Throws a {@code SchemaMismatchException} where a feature or the id has no column. */
    RowEncoder(FeatureSet features, Columns columns, CsvSettings settings) {
        this.settings = settings;
        this.readers = new CellReader[columns.size()];
        this.row = new double[features.size()];
        for (int slot = 0; slot < row.length; slot++) {
            int column = columns.indexOf("feature", features.get(slot).name());
            readers[column] = CellReader.of(features.get(slot), slot, settings.format());
        }
        this.idColumn = settings.id() == null ? NONE : columns.indexOf("id", settings.id());
    }

    /** The values of the row in hand; overwritten by the next. */
    double[] row() {
        return row;
    }

    /** What is illegal in the row in hand, from left to right; overwritten by the next. */
    List<Fault> faults() {
        return faults;
    }

    /** The id of the row in hand, null if it has none. */
    @Nullable
    String id() {
        return id;
    }

    @Override
    public void beginRow() {
        faults.clear();
        id = null;
    }

    @Override
    public void cell(int column, char[] text, int offset, int length) {
        CellReader reader = readers[column];
        if (reader != null) {
            cell.set(text, offset, length);
            if (!reader.read(cell, row)) {
                faults.add(new Fault(column + 1, reader.violation(cell, settings.charset())));
            }
        }
        if (column == idColumn) {
            cell.set(text, offset, length);
            takeId(cell.toString());
        }
    }

    private void takeId(String given) {
        id = settings.format().isMissing(given) ? null : given;
        if (given.indexOf(CsvText.UNDECODABLE) >= 0) {
            faults.add(Fault.of(
                    idColumn + 1,
                    "id",
                    Fault.shown(given),
                    Fault.undecodable(settings.charset()),
                    "tell the charset of the file"));
            id = null;
        }
    }
}

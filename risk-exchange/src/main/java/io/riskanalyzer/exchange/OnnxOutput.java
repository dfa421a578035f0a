package io.riskanalyzer.exchange;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The output of a model that holds the score: a tensor, or a list of maps from class to probability. */
final class OnnxOutput {
    private final String name;
    private final OnnxForm form;

    private OnnxOutput(String name, OnnxForm form) {
        this.name = name;
        this.form = form;
    }

    /**
     * The output that is wanted, or the only one that can hold a score.
     *
     * @throws IllegalArgumentException if there is no such output, or several
     */
    static OnnxOutput of(Map<String, NodeInfo> declared, OnnxForm form) {
        List<String> fitting = declared.values().stream()
                .filter(OnnxOutput::holdsScores)
                .map(NodeInfo::getName)
                .toList();
        if (fitting.contains(form.output()) || (form.output().isEmpty() && fitting.size() == 1)) {
            return new OnnxOutput(form.output().isEmpty() ? fitting.get(0) : form.output(), form);
        }
        throw new IllegalArgumentException("The output of " + form.source()
                + (form.output().isEmpty() ? "" : " (" + form.output() + ")")
                + " must be one of float or double, or a list of maps to them, but those are " + fitting + " of "
                + declared.keySet() + ".\nMaybe choose one by output(name).");
    }

    private static boolean holdsScores(NodeInfo output) {
        return output.getInfo() instanceof TensorInfo tensor
                ? isScore(tensor.type)
                : output.getInfo() instanceof SequenceInfo list
                        && list.sequenceOfMaps
                        && isScore(list.mapInfo.valueType);
    }

    private static boolean isScore(OnnxJavaType type) {
        return type == OnnxJavaType.FLOAT || type == OnnxJavaType.DOUBLE;
    }

    String name() {
        return name;
    }

    /** Takes the scores of so many rows out of what the model gave. */
    void read(OnnxValue value, int rows, double[] scores, int from) throws OrtException {
        if (value instanceof OnnxTensor tensor) {
            int size = (int) tensor.getInfo().getNumElements();
            requireRows(size / rows * rows == size && size > 0, rows, size + " values");
            int columns = size / rows;
            int column = columnOf(columns);
            IntToDoubleFunction values = valuesOf(tensor);
            IntStream.range(0, rows).forEach(row -> scores[from + row] = values.applyAsDouble(row * columns + column));
            return;
        }
        List<? extends OnnxValue> maps = ((OnnxSequence) value).getValue();
        requireRows(maps.size() == rows, rows, maps.size() + " maps");
        for (int row = 0; row < rows; row++) {
            try (OnnxMap map = (OnnxMap) maps.get(row)) {
                scores[from + row] = valueOf(map.getValue());
            }
        }
    }

    private static IntToDoubleFunction valuesOf(OnnxTensor tensor) {
        if (tensor.getInfo().type == OnnxJavaType.FLOAT) {
            return tensor.getFloatBuffer()::get;
        }
        return tensor.getDoubleBuffer()::get;
    }

    private double valueOf(Map<?, ?> classes) {
        List<?> ascending = List.copyOf(new TreeMap<>(classes).values());
        return ((Number) ascending.get(columnOf(ascending.size()))).doubleValue();
    }

    private void requireRows(boolean holds, int rows, String seen) {
        if (!holds) {
            throw new IllegalArgumentException("The output " + name + " of " + form.source() + " (" + seen
                    + ") must have a score for each of " + rows
                    + " rows.\nMaybe the model was made for one row at once.");
        }
    }

    private int columnOf(int columns) {
        int column = form.column() == OnnxForm.LAST_OF_TWO && columns <= 2 ? columns - 1 : form.column();
        if (!(column >= 0 && column < columns)) {
            throw new IllegalArgumentException("The column of the output " + name + " of " + form.source() + " ("
                    + (column < 0 ? "not set" : column) + ") must be one of " + columns
                    + ".\nMaybe choose the one of the bad outcome by column(number), from 0.");
        }
        return column;
    }
}

package io.riskanalyzer.exchange;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An input of a model: all features as one matrix, or one of them. */
final class OnnxInput {
    private final String name;
    private final OnnxJavaType type;
    private final FeatureSet features;
    private final int first;

    private OnnxInput(String name, OnnxJavaType type, FeatureSet features, int first) {
        this.name = name;
        this.type = type;
        this.features = features;
        this.first = first;
    }

    /**
     * The inputs that take the features.
     *
     * @throws IllegalArgumentException if there are others, or of other types
     */
    static List<OnnxInput> of(Map<String, NodeInfo> declared, FeatureSet features, String source) {
        if (declared.size() == 1) {
            NodeInfo only = declared.values().iterator().next();
            if (features.size() > 1 || !features.contains(only.getName())) {
                return List.of(matrix(only, features, source));
            }
        }
        if (!declared.keySet().equals(new HashSet<>(features.names()))) {
            throw new IllegalArgumentException("The inputs of " + source + " (" + declared.keySet()
                    + ") must be one matrix, or one for each feature, but the features are " + features
                    + ".\nMaybe rename the features to what the model was trained on.");
        }
        List<OnnxInput> inputs = new ArrayList<>();
        for (NodeInfo input : declared.values()) {
            int slot = features.names().indexOf(input.getName());
            OnnxJavaType type = typeOf(input, source);
            requireFits(features.get(slot), type, source);
            inputs.add(new OnnxInput(input.getName(), type, FeatureSet.of(features.get(slot)), slot));
        }
        return inputs;
    }

    private static OnnxInput matrix(NodeInfo input, FeatureSet features, String source) {
        OnnxJavaType type = typeOf(input, source);
        if (!(type == OnnxJavaType.FLOAT || type == OnnxJavaType.DOUBLE)) {
            throw new IllegalArgumentException("The input " + input.getName() + " of " + source + " (" + type
                    + ") must be of float or double.\nMaybe convert the model again, with FloatTensorType.");
        }
        long[] shape = ((TensorInfo) input.getInfo()).getShape();
        if (shape.length > 0 && !(shape.length == 2 && (shape[1] < 0 || shape[1] == features.size()))) {
            throw new IllegalArgumentException("The input " + input.getName() + " of " + source
                    + " must be of shape (rows, " + features.size() + "), as there are " + features.size()
                    + " features, but is of shape " + shown(shape)
                    + ".\nMaybe list the features that the model was trained on, encoded ones as their columns.");
        }
        return new OnnxInput(input.getName(), type, features, 0);
    }

    private static String shown(long[] shape) {
        List<String> sizes = IntStream.range(0, shape.length)
                .mapToObj(i -> shape[i] < 0 ? "any" : Long.toString(shape[i]))
                .toList();
        return "(" + String.join(", ", sizes) + ")";
    }

    private static OnnxJavaType typeOf(NodeInfo input, String source) {
        if (input.getInfo() instanceof TensorInfo tensor) {
            return tensor.type;
        }
        throw new IllegalArgumentException("The input " + input.getName() + " of " + source + " (" + input.getInfo()
                + ") must be a tensor.\nMaybe convert the model again, with one input.");
    }

    private static void requireFits(Feature feature, OnnxJavaType type, String source) {
        boolean fits = switch (type) {
            case FLOAT, DOUBLE -> true;
            case STRING -> feature instanceof CategoryFeature<?>;
            case INT64 -> !(feature instanceof NumberFeature) && !feature.isOptional();
            default -> false;
        };
        if (!fits) {
            throw new IllegalArgumentException("The input " + feature.name() + " of " + source + " (" + type
                    + ") must be of float or double, or, for a category, of text, or, for a flag or category that is never"
                    + " missing, of int64, but the feature is " + feature
                    + ".\nMaybe convert the model again, with FloatTensorType.");
        }
    }

    String name() {
        return name;
    }

    /** The values of this input from rows of all features, one row after another. */
    OnnxTensor tensor(OrtEnvironment environment, double[] values, int rows) throws OrtException {
        long[] shape = {rows, features.size()};
        int size = rows * features.size();
        return switch (type) {
            case FLOAT -> {
                FloatBuffer floats = FloatBuffer.allocate(size);
                IntStream.range(0, size).forEach(i -> floats.put(i, (float) value(values, rows, i)));
                yield OnnxTensor.createTensor(environment, floats, shape);
            }
            case INT64 -> {
                LongBuffer whole = LongBuffer.allocate(size);
                IntStream.range(0, size).forEach(i -> whole.put(i, (long) value(values, rows, i)));
                yield OnnxTensor.createTensor(environment, whole, shape);
            }
            case STRING -> {
                String[] texts = IntStream.range(0, size)
                        .mapToObj(i -> text(value(values, rows, i)))
                        .toArray(String[]::new);
                yield OnnxTensor.createTensor(environment, texts, shape);
            }
            default -> {
                double[] doubles = features.size() == values.length / rows
                        ? values
                        : IntStream.range(0, size)
                                .mapToDouble(i -> value(values, rows, i))
                                .toArray();
                yield OnnxTensor.createTensor(environment, DoubleBuffer.wrap(doubles), shape);
            }
        };
    }

    private double value(double[] values, int rows, int i) {
        int width = values.length / rows;
        return values[i / features.size() * width + first + i % features.size()];
    }

    private String text(double level) {
        List<String> levels = ((CategoryFeature<?>) features.get(0)).levels();
        return Double.isNaN(level) ? "" : levels.get((int) level);
    }
}

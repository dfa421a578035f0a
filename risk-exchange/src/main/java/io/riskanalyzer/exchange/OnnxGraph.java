package io.riskanalyzer.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX model while it is put together. Values are named by texts: the input, constants, and what each node gives.
 * All numbers are doubles, all values matrices of a row a subject. Mutable, for one thread.
 */
final class OnnxGraph {
    static final String INPUT = "features";

    /** What a node belongs to that is none of the standard's main operators. */
    static final String LEARNING = "ai.onnx.ml";

    /** ONNX 1.12. */
    private static final int FORMAT = 8;

    private static final int OPERATORS = 17;

    /** ONNX 1.16, the first with these operators. */
    private static final int LEARNING_FORMAT = 10;

    private static final int LEARNING_OPERATORS = 5;

    private final int columns;
    private boolean learning;
    private final List<ProtoMessage> constants = new ArrayList<>();
    private final List<ProtoMessage> nodes = new ArrayList<>();
    private final List<ProtoMessage> outputs = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    OnnxGraph(int columns) {
        this.columns = columns;
    }

    String constant(double value) {
        return constant(new double[] {value}, 1, 1);
    }

    String constant(double[] values, long... shape) {
        String name = nextConstant();
        constants.add(OnnxValues.tensor(name, values, shape));
        return name;
    }

    String constant(long[] values, long... shape) {
        String name = nextConstant();
        constants.add(OnnxValues.tensor(name, values, shape));
        return name;
    }

    String constant(boolean[] values, long... shape) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (values[i] ? 1 : 0);
        }
        String name = nextConstant();
        constants.add(OnnxValues.tensor(name, OnnxValues.Type.BOOL, bytes, shape));
        return name;
    }

    private String nextConstant() {
        return "c" + constants.size();
    }

    /** Adds a node without attributes, and returns the name of what it gives. */
    String node(String operator, String... inputs) {
        return node("", operator, List.of(), inputs);
    }

    /** Adds a node, and returns the name of what it gives. */
    String node(String domain, String operator, List<ProtoMessage> attributes, String... inputs) {
        String name = "v" + nodes.size();
        learning |= domain.equals(LEARNING);
        nodes.add(message(domain, operator, attributes, name, inputs));
        return name;
    }

    private static ProtoMessage message(
            String domain, String operator, List<ProtoMessage> attributes, String output, String... inputs) {
        ProtoMessage node = new ProtoMessage();
        for (String input : inputs) {
            node.text(1, input);
        }
        node.text(2, output).text(3, operator + " " + output).text(4, operator);
        attributes.forEach(attribute -> node.message(5, attribute));
        return node.text(7, domain);
    }

    /** Chosen columns of a matrix, in the given order. */
    String columns(String matrix, long... chosen) {
        return take(matrix, 1, constant(chosen, chosen.length));
    }

    /** Elements of a list, or columns of a matrix, at the positions that a tensor gives. */
    String take(String from, int axis, String positions) {
        return node("", "Gather", List.of(OnnxValues.attribute("axis", axis)), from, positions);
    }

    /** A number that is the same for every row. */
    String everywhere(double value) {
        List<ProtoMessage> first = List.of(OnnxValues.attribute("start", 0), OnnxValues.attribute("end", 1));
        String rows = node("", "Shape", first, INPUT);
        String shape = node("", "Concat", List.of(OnnxValues.attribute("axis", 0)), rows, constant(new long[] {1}, 1));
        return node("Expand", constant(value), shape);
    }

    /** The sum of all columns of some matrices. */
    String sum(List<String> matrices) {
        String all = matrices.size() == 1
                ? matrices.get(0)
                : node("", "Concat", List.of(OnnxValues.attribute("axis", 1)), matrices.toArray(String[]::new));
        return node("ReduceSum", all, constant(new long[] {1}, 1));
    }

    /** Gives a value, a column, a name to the outside. */
    void output(String name, String value) {
        nodes.add(message("", "Identity", List.of(), name, value));
        outputs.add(OnnxValues.matrix(name, 1));
    }

    void metadata(String key, String value) {
        metadata.put(key, value);
    }

    /** The model as a file holds it. */
    byte[] toBytes(String name) {
        ProtoMessage graph = new ProtoMessage();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, name);
        constants.forEach(constant -> graph.message(5, constant));
        graph.message(11, OnnxValues.matrix(INPUT, columns));
        outputs.forEach(output -> graph.message(12, output));
        ProtoMessage model = new ProtoMessage()
                .integer(1, learning ? LEARNING_FORMAT : FORMAT)
                .text(2, "risk-analyzer")
                .message(7, graph)
                .message(8, operators("", OPERATORS));
        if (learning) {
            model.message(8, operators(LEARNING, LEARNING_OPERATORS));
        }
        metadata.forEach((key, value) ->
                model.message(14, new ProtoMessage().text(1, key).text(2, value)));
        return model.toBytes();
    }

    private static ProtoMessage operators(String domain, int version) {
        return new ProtoMessage().text(1, domain).integer(2, version);
    }
}

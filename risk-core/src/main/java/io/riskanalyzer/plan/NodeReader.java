package io.riskanalyzer.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one object of a plan file; those that nobody asks for are an error. Mutable, for one object. */
final class NodeReader implements PartReader {
    static final String KIND = "kind";
    static final String MODULE = "module";
    static final String VERSION = "version";
    static final String REF = "ref";
    static final String REMARKS = "remarks";

    private static final Map<String, Double> NOT_FINITE =
            Map.of("NaN", Double.NaN, "Infinity", Double.POSITIVE_INFINITY, "-Infinity", Double.NEGATIVE_INFINITY);

    private final PlanReader plan;
    private final Node.Fields node;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> askedRemarks = new LinkedHashSet<>();
    private PlanReader.Extent extent = PlanReader.Extent.LEAF;
    private int version;

    NodeReader(PlanReader plan, Node.Fields node) {
        this.plan = plan;
        this.node = node;
    }

    void version(int version) {
        this.version = version;
    }

    /** Refuses the first field that was not asked for. */
    void requireAllAsked() {
        requireAsked(node, asked);
        if (!askedRemarks.isEmpty()) {
            requireAsked(remarks(), askedRemarks);
        }
    }

    private void requireAsked(Node.Fields fields, Set<String> known) {
        for (Map.Entry<String, Node> member : fields.members().entrySet()) {
            if (!known.contains(member.getKey())) {
                throw plan.source()
                        .refuse(
                                member.getValue(),
                                "The field (" + Source.shown(member.getKey())
                                        + ") must be one of " + String.join(", ", known)
                                        + ", but is none.\nMaybe the file was made by a newer version; update what reads it.");
            }
        }
    }

    /** How deep and how large the parts are that were read so far. */
    PlanReader.Extent extent() {
        return extent;
    }

    Node.Fields fields(String name) {
        return plan.source().fields(required(name), name);
    }

    private Node required(String name) {
        asked.add(name);
        return required(node, name);
    }

    private Node required(Node.Fields fields, String name) {
        Node value = fields.members().get(name);
        if (value == null) {
            throw plan.source()
                    .refuse(
                            fields,
                            "The field (" + name
                                    + ") must be in this object, but is not.\nMaybe the file was edited by hand; save the plan again.");
        }
        return value;
    }

    private PlanFormatException wrongType(String name, String wanted, Node value) {
        return plan.source().wrongType(name, wanted, value);
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public String text(String name) {
        return textOf(name, required(name));
    }

    private String textOf(String name, Node value) {
        if (value instanceof Node.Text text) {
            return text.value();
        }
        throw wrongType(name, "a text", value);
    }

    @Override
    public double number(String name) {
        Node value = required(name);
        if (value instanceof Node.Real real) {
            return real.value();
        }
        if (value instanceof Node.Whole whole && (long) (double) whole.value() == whole.value()) {
            return whole.value();
        }
        if (value instanceof Node.Text text && NOT_FINITE.containsKey(text.value())) {
            return NOT_FINITE.get(text.value());
        }
        throw wrongType(name, "a number that a double holds", value);
    }

    @Override
    public long integer(String name) {
        Node value = required(name);
        if (value instanceof Node.Whole whole) {
            return whole.value();
        }
        throw wrongType(name, "a whole number", value);
    }

    @Override
    public boolean flag(String name) {
        Node value = required(name);
        if (value instanceof Node.Flag flag) {
            return flag.value();
        }
        throw wrongType(name, "true or false", value);
    }

    @Override
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(name)) {
            texts.add(textOf(name, item));
        }
        return List.copyOf(texts);
    }

    private List<Node> items(String name) {
        Node value = required(name);
        if (value instanceof Node.Items items) {
            return items.items();
        }
        throw wrongType(name, "a list", value);
    }

    @Override
    public double[] numbers(String name) {
        Node value = required(name);
        try {
            return Packed.doubles(textOf(name, value));
        } catch (IllegalArgumentException e) {
            throw notPacked(name, value, "8", e);
        }
    }

    @Override
    public int[] integers(String name) {
        Node value = required(name);
        try {
            return Packed.ints(textOf(name, value));
        } catch (IllegalArgumentException e) {
            throw notPacked(name, value, "4", e);
        }
    }

    private PlanFormatException notPacked(String name, Node value, String bytes, IllegalArgumentException cause) {
        return plan.source()
                .refuse(
                        value,
                        "The field (" + name + ") must be the base64 of numbers of " + bytes + " bytes, but "
                                + cause.getMessage()
                                + ".\nMaybe the file was damaged; take it from where it was saved.",
                        cause);
    }

    @Override
    public <P> P part(String name, Class<P> type) {
        return part(name, required(name), type);
    }

    private <P> P part(String name, Node value, Class<P> type) {
        PlanReader.Part part = plan.part(name, value);
        extent = extent.with(part.extent());
        if (!type.isInstance(part.part())) {
            throw plan.source()
                    .refuse(
                            value,
                            "The field (" + name + ") must be of type " + type.getSimpleName()
                                    + ", but is a part of kind " + part.kind()
                                    + ".\nMaybe the file was edited by hand; save the plan again.");
        }
        return type.cast(part.part());
    }

    @Override
    public <P> List<P> parts(String name, Class<P> type) {
        List<P> parts = new ArrayList<>();
        for (Node item : items(name)) {
            parts.add(part(name, item, type));
        }
        return List.copyOf(parts);
    }

    @Override
    public String remark(String name) {
        askedRemarks.add(name);
        return textOf(name, required(remarks(), name));
    }

    private Node.Fields remarks() {
        return fields(REMARKS);
    }

    /** The value of a field that may be absent. */
    @Nullable
    Node find(String name) {
        asked.add(name);
        return node.members().get(name);
    }
}

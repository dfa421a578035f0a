package io.riskanalyzer.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of one part, as nodes. Mutable, for one part. */
final class NodeWriter implements PartWriter {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Set<String> RESERVED =
            Set.of(NodeReader.KIND, NodeReader.MODULE, NodeReader.VERSION, NodeReader.REF, NodeReader.REMARKS);

    private final PlanWriter plan;
    private final PartCodec<?> codec;
    private final String path;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Node> remarks = new LinkedHashMap<>();

    NodeWriter(PlanWriter plan, PartCodec<?> codec, String path) {
        this.plan = plan;
        this.codec = codec;
        this.path = path;
        fields.put(NodeReader.KIND, Node.text(codec.kind()));
        fields.put(NodeReader.MODULE, Node.text(codec.module()));
        fields.put(NodeReader.VERSION, Node.whole(codec.version()));
    }

    Node node() {
        if (!remarks.isEmpty()) {
            fields.put(NodeReader.REMARKS, Node.fields(remarks));
        }
        return Node.fields(fields);
    }

    private PartWriter put(Map<String, Node> to, String name, Node value) {
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw new IllegalArgumentException("The field (" + name + ") of " + codec.kind()
                    + " must have a name of letters and digits that starts with a lower-case letter and is none of "
                    + "kind, module, version, ref, remarks.\nMaybe name it in camelCase.");
        }
        if (to.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("The field (" + name + ") of " + codec.kind()
                    + " must be written once, but is written twice.\nMaybe two fields were given one name.");
        }
        return this;
    }

    @Override
    public PartWriter text(String name, String value) {
        return put(fields, name, Node.text(value));
    }

    @Override
    public PartWriter number(String name, double value) {
        return put(fields, name, Node.number(value));
    }

    @Override
    public PartWriter integer(String name, long value) {
        return put(fields, name, Node.whole(value));
    }

    @Override
    public PartWriter flag(String name, boolean value) {
        return put(fields, name, Node.flag(value));
    }

    @Override
    public PartWriter texts(String name, List<String> values) {
        List<Node> items = new ArrayList<>();
        for (String value : values) {
            items.add(Node.text(value));
        }
        return put(fields, name, Node.items(items));
    }

    @Override
    public PartWriter numbers(String name, double[] values) {
        return put(fields, name, Node.text(Packed.of(values)));
    }

    @Override
    public PartWriter integers(String name, int[] values) {
        return put(fields, name, Node.text(Packed.of(values)));
    }

    @Override
    public PartWriter part(String name, Object part) {
        return put(fields, name, plan.part(part, path + "/" + name));
    }

    @Override
    public PartWriter parts(String name, Collection<?> parts) {
        List<Node> items = new ArrayList<>();
        for (Object part : parts) {
            items.add(plan.part(part, path + "/" + name + "/" + items.size()));
        }
        return put(fields, name, Node.items(items));
    }

    @Override
    public PartWriter remark(String name, String value) {
        return put(remarks, name, Node.text(value));
    }
}

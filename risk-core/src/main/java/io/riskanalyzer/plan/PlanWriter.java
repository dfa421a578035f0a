package io.riskanalyzer.plan;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.RiskScorer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the parts of a plan into nodes. Mutable, for one plan. */
final class PlanWriter {
    /** What a class name or a text of an object has that is another in every run. */
    private static final Pattern RUN = Pattern.compile("\\$\\$Lambda[^@\\s]*|@[0-9a-f]{1,8}\\b");

    private final Codecs codecs;
    private final Map<Feature, String> features = new HashMap<>();
    private final IdentityHashMap<Object, String> others = new IdentityHashMap<>();
    private @Nullable Class<?> unsaved;

    PlanWriter(Codecs codecs) {
        this.codecs = codecs;
    }

    /**
     * The written parts of a plan.
     *
     * @param node the "plan" member of a document, without test vectors
     * @param unsaved the class of the first part that no codec writes, null if all are written
     */
    record Written(Node.Fields node, @Nullable Class<?> unsaved) {

        String id() {
            return (unsaved == null ? "" : "unsaved-") + Canonical.hashOfParts(node);
        }
    }

    static Written write(PlanParts parts, Codecs codecs) {
        PlanWriter writer = new PlanWriter(codecs);
        Map<String, Node> members = new LinkedHashMap<>();
        writer.put(members, PlanFile.FEATURES, parts.features());
        writer.put(members, PlanFile.SCORER, parts.scorer());
        if (parts.calibration() != Uncalibrated.SCORES) {
            writer.put(members, PlanFile.CALIBRATION, parts.calibration());
        }
        writer.put(members, PlanFile.DISPLAY, parts.display());
        writer.put(members, PlanFile.BANDS, parts.bands());
        if (parts.policy() != Policy.NONE) {
            writer.put(members, PlanFile.POLICY, parts.policy());
        }
        if (parts.explainerOrigin() == PlanParts.Origin.GIVEN) {
            writer.put(members, PlanFile.EXPLAINER, parts.explainer());
        }
        writer.put(members, PlanFile.REASONS, parts.reasons());
        return new Written(Node.fields(members), writer.unsaved);
    }

    private void put(Map<String, Node> members, String name, Object part) {
        members.put(name, part(part, "/" + name));
    }

    /** The node of a part that stands at a path of the plan: its fields, or a reference to where it stood before. */
    Node part(Object part, String path) {
        String before =
                part instanceof Feature feature ? features.putIfAbsent(feature, path) : others.putIfAbsent(part, path);
        if (before != null) {
            return Node.fields(Map.of(NodeReader.REF, Node.text(before)));
        }
        PartCodec<?> codec = codecs.ofClass(part.getClass());
        return codec == null ? withoutCodec(part) : written(codec, part, path);
    }

    private <P> Node written(PartCodec<P> codec, Object part, String path) {
        NodeWriter fields = new NodeWriter(this, codec, path);
        codec.write(codec.type().cast(part), fields);
        return fields.node();
    }

    /** What can be told of a part that no codec writes, for the id of a plan that cannot be saved. */
    private Node withoutCodec(Object part) {
        if (unsaved == null) {
            unsaved = part.getClass();
        }
        Map<String, Node> members = new LinkedHashMap<>();
        members.put("class", Node.text(withoutNumbers(part.getClass().getName())));
        if (part instanceof RiskScorer scorer) {
            members.put("name", Node.text(scorer.name()));
        }
        if (tellsItsContent(part)) {
            members.put("content", Node.text(withoutNumbers(part.toString())));
        }
        return Node.fields(members);
    }

    private static String withoutNumbers(String text) {
        return RUN.matcher(text).replaceAll("");
    }

    private static boolean tellsItsContent(Object part) {
        try {
            return part.getClass().getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every object has toString().", e);
        }
    }
}

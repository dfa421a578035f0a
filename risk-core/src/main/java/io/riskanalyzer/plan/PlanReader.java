package io.riskanalyzer.plan;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.DisplayScale;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.RiskScorer;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns the nodes of a plan into its parts. Mutable, for one plan. */
final class PlanReader {
    /** How deep parts may stand in parts, references followed: what recurses over them must not run out of stack. */
    private static final int MOST_DEPTH = 64;
    /** How many parts a part may have within it, references followed: a few lines could stand for billions. */
    private static final long MOST_PARTS = 10_000_000;

    private final Source source;
    private final Codecs codecs;
    private final Node.Fields plan;
    private final IdentityHashMap<Node, @Nullable Part> read = new IdentityHashMap<>(); // null while it is being read
    private int depth;

    PlanReader(Source source, Codecs codecs, Node.Fields plan) {
        this.source = source;
        this.codecs = codecs;
        this.plan = plan;
    }

    /**
     * A part, and what it is called in the file.
     *
     * @param part the part
     * @param kind its kind
     * @param extent how deep and large it is
     */
    record Part(Object part, String kind, Extent extent) {}

    /**
     * How far the parts within a part reach, references followed.
     *
     * @param depth how deep they stand in each other, 1 for a part without parts
     * @param parts how many they are, with the part itself
     */
    record Extent(int depth, long parts) {
        static final Extent LEAF = new Extent(1, 1);

        Extent with(Extent inner) {
            return new Extent(Math.max(depth, inner.depth + 1), parts + inner.parts);
        }
    }

    Source source() {
        return source;
    }

    /** The parts of the plan; the test vectors are left to the caller. */
    PlanParts parts() {
        NodeReader in = new NodeReader(this, plan);
        FeatureSet features = in.part(PlanFile.FEATURES, FeatureSet.class);
        RiskScorer scorer = in.part(PlanFile.SCORER, RiskScorer.class);
        ScoringPlan.Builder builder =
                guarded(in.fields(PlanFile.SCORER), PlanFile.SCORER, () -> ScoringPlan.builder(features, scorer));
        return guarded(plan, "plan", () -> {
            if (in.find(PlanFile.CALIBRATION) != null) {
                builder.calibration(in.part(PlanFile.CALIBRATION, Calibration.class));
            }
            builder.display(in.part(PlanFile.DISPLAY, DisplayScale.class));
            builder.bands(in.part(PlanFile.BANDS, Bands.class));
            if (in.find(PlanFile.POLICY) != null) {
                builder.policy(in.part(PlanFile.POLICY, Policy.class));
            }
            if (in.find(PlanFile.EXPLAINER) != null) {
                builder.explainer(in.part(PlanFile.EXPLAINER, Explainer.class));
            }
            builder.reasons(in.part(PlanFile.REASONS, ReasonSelection.class));
            in.find(PlanFile.VECTORS);
            in.requireAllAsked();
            return builder.parts();
        });
    }

    /** The part that stands in a field, or that the field refers to. */
    Part part(String field, Node value) {
        Node.Fields node = source.fields(value, field);
        if (node.members().containsKey(NodeReader.REF)) {
            NodeReader in = new NodeReader(this, node);
            String path = in.text(NodeReader.REF);
            in.requireAllAsked();
            node = target(path, node);
        }
        Part before = read.get(node);
        if (before != null) {
            return before;
        }
        if (read.containsKey(node)) {
            throw source.refuse(
                    value,
                    "The field (" + field + ") must not refer to a part that it stands in.\n"
                            + "Maybe the file was edited by hand; save the plan again.");
        }
        read.put(node, null);
        Part part = read(node);
        read.put(node, part);
        return part;
    }

    /** The part that a path of member names and indices leads to, from the plan. */
    private Node.Fields target(String path, Node.Fields at) {
        Node node = plan;
        for (String step : path.startsWith("/") ? path.substring(1).split("/", -1) : new String[] {path}) {
            node = step(node, step);
            if (node == null) {
                break;
            }
        }
        if (node instanceof Node.Fields fields && fields.members().containsKey(NodeReader.KIND)) {
            return fields;
        }
        throw source.refuse(
                at,
                "The reference (" + Source.shown(path) + ") must lead to a part of the plan, but does not."
                        + "\nMaybe the file was edited by hand; save the plan again.");
    }

    private static @Nullable Node step(@Nullable Node node, String step) {
        if (node instanceof Node.Fields fields) {
            return fields.members().get(step);
        }
        if (node instanceof Node.Items items && step.matches("0|[1-9][0-9]{0,8}")) {
            int index = Integer.parseInt(step);
            return index < items.items().size() ? items.items().get(index) : null;
        }
        return null;
    }

    private Part read(Node.Fields node) {
        NodeReader in = new NodeReader(this, node);
        String kind = in.text(NodeReader.KIND);
        String module = in.text(NodeReader.MODULE);
        long version = in.integer(NodeReader.VERSION);
        PartCodec<?> codec = codecs.ofKind(kind);
        if (codec == null) {
            throw source.refuse(
                    node,
                    "The plan (" + source.name() + ") has a part (" + Source.shown(kind)
                            + "), which needs " + (codecs.hasModule(module) ? "a newer " : "") + Source.shown(module)
                            + ".\nMaybe "
                            + (codecs.hasModule(module)
                                    ? "update " + Source.shown(module) + "."
                                    : "add " + Source.shown(module) + " to the class path."));
        }
        if (version < 1 || version > codec.version()) {
            throw source.refuse(
                    node,
                    "The version of the part " + kind + " (" + version + ") must be " + Source.upTo(codec.version())
                            + ", which is what is understood here.\nMaybe update " + codec.module() + ".");
        }
        if (++depth > MOST_DEPTH) {
            throw tooDeep(node);
        }
        in.version((int) version);
        Object part = guarded(node, kind, () -> codec.read(in));
        in.requireAllAsked();
        depth--;
        Extent extent = in.extent();
        if (extent.depth() > MOST_DEPTH) {
            throw tooDeep(node);
        }
        if (extent.parts() > MOST_PARTS) {
            throw source.refuse(
                    node,
                    "The parts within this " + kind + " (" + extent.parts() + ", references followed) must be at most "
                            + MOST_PARTS + ".\nMaybe the file is not to be trusted.");
        }
        return new Part(part, kind, extent);
    }

    private PlanFormatException tooDeep(Node.Fields node) {
        return source.refuse(
                node,
                "The parts of a plan must stand at most " + MOST_DEPTH
                        + " deep in each other, references followed, but this one is deeper.\nMaybe the file is not to be trusted.");
    }

    /** What the given action returns; whatever it throws gets its place in the file. */
    <R> R guarded(Node at, String kind, Supplier<R> action) {
        try {
            return action.get();
        } catch (PlanFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw source.refuse(at, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw source.refuse(
                    at,
                    "The part (" + kind + ") must be complete and consistent, but reading it failed: " + e
                            + "\nMaybe the file was damaged; take it from where it was saved.",
                    e);
        }
    }
}

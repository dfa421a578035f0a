package io.riskanalyzer.rules.file;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Declarations of features, from a file and to it. */
final class FeatureBlocks {
    private static final String KIND = "kind";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String UNIT = "unit";
    private static final String LEVELS = "levels";
    private static final String UNKNOWN_AS = "unknownAs";
    private static final String UNKNOWN_AS_MISSING = "unknownAsMissing";
    private static final String OPTIONAL = "optional";
    private static final String SENSITIVE = "sensitive";
    private static final String KNOWN_AT = "knownAt";
    private static final String NUMBER = "number";
    private static final String FLAG = "flag";
    private static final String CATEGORY = "category";
    private static final List<String> TRAITS = List.of(OPTIONAL, SENSITIVE, KNOWN_AT);
    private static final Map<String, List<String>> KEYS =
            Map.of(NUMBER, keys(FROM, TO, UNIT), FLAG, keys(), CATEGORY, keys(LEVELS, UNKNOWN_AS, UNKNOWN_AS_MISSING));
    private static final List<String> KINDS = List.of(NUMBER, FLAG, CATEGORY);

    private final Problems problems;

    FeatureBlocks(Problems problems) {
        this.problems = problems;
    }

    private static List<String> keys(String... own) {
        List<String> keys = new ArrayList<>(List.of(KIND));
        keys.addAll(List.of(own));
        keys.addAll(TRAITS);
        return List.copyOf(keys);
    }

    /** The feature that is declared, null if something is wrong. */
    @Nullable
    Feature read(String name, FileNode.Field declaration) {
        String what = "feature " + Problems.shown(name);
        String kind = kindOf(declaration.value(), what);
        Block block =
                kind == null ? null : Block.open(declaration.value(), what, KEYS.getOrDefault(kind, TRAITS), problems);
        if (kind == null || block == null) {
            return null;
        }
        try {
            Feature feature = switch (kind) {
                case NUMBER -> number(name, block);
                case FLAG -> Feature.flag(name);
                default -> category(name, block);
            };
            return feature == null ? null : withTraits(feature, block);
        } catch (IllegalArgumentException e) {
            problems.add(declaration.keyPlace(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable String kindOf(FileNode declaration, String what) {
        FileNode kind =
                declaration instanceof FileNode.Fields fields && fields.fields().get(KIND) != null
                        ? fields.fields().get(KIND).value()
                        : null;
        if (kind instanceof FileNode.Text text && KINDS.contains(text.value())) {
            return text.value();
        }
        if (kind instanceof FileNode.Text text) {
            problems.add(text.place(), Block.unknownValue(KIND, text.value(), "of the " + what + " ", KINDS));
        } else {
            problems.add(
                    kind == null ? declaration.place() : kind.place(),
                    "The " + what + " must have the key kind: number, flag or category.",
                    "write {kind: number, from: 0, to: 1}");
        }
        return null;
    }

    private static NumberFeature number(String name, Block block) {
        double from = block.numberOr(FROM, Double.NEGATIVE_INFINITY);
        double to = block.numberOr(TO, Double.POSITIVE_INFINITY);
        String unit = block.textIfAny(UNIT);
        NumberFeature number = Feature.number(name).in(unit == null ? "" : unit);
        return Double.isNaN(from) || Double.isNaN(to) ? number : number.within(from, to);
    }

    private @Nullable CategoryFeature<String> category(String name, Block block) {
        List<String> levels = new ArrayList<>();
        for (FileNode level : block.items(LEVELS, "[low, high]")) {
            if (level instanceof FileNode.Text text) {
                levels.add(text.value());
            } else {
                problems.add(
                        level.place(),
                        "The level of the " + block.what() + " must be a text, but is " + level.described() + ".",
                        "write it in quotes");
            }
        }
        if (levels.isEmpty()) {
            return null;
        }
        CategoryFeature<String> category = Feature.category(name, levels);
        String unknownAs = block.textIfAny(UNKNOWN_AS);
        boolean asMissing = block.flag(UNKNOWN_AS_MISSING);
        if (unknownAs != null && asMissing) {
            block.problem(
                    UNKNOWN_AS,
                    "The " + block.what() + " must read an unknown level in one way, but names two.",
                    "remove " + UNKNOWN_AS_MISSING);
        }
        return unknownAs != null ? category.unknownAs(unknownAs) : asMissing ? category.unknownAsMissing() : category;
    }

    private static Feature withTraits(Feature feature, Block block) {
        Feature changed = block.flag(OPTIONAL) ? feature.optional() : feature;
        changed = block.flag(SENSITIVE) ? changed.sensitive() : changed;
        String knownAt = block.textIfAny(KNOWN_AT);
        try {
            return knownAt == null ? changed : changed.knownAt(Duration.parse(knownAt));
        } catch (DateTimeException e) {
            block.problem(
                    KNOWN_AT,
                    "The knownAt of the " + block.what() + " must be a duration, but is the text \""
                            + Problems.shown(knownAt) + "\".",
                    "write 30 days as P30D, and 12 hours as PT12H");
            return changed;
        }
    }

    static FileNode.Fields write(Feature feature) {
        Output out = new Output();
        if (feature instanceof NumberFeature number) {
            out.text(KIND, NUMBER);
            if (number.min() > Double.NEGATIVE_INFINITY) {
                out.number(FROM, number.min());
            }
            if (number.max() < Double.POSITIVE_INFINITY) {
                out.number(TO, number.max());
            }
            if (!number.unit().isEmpty()) {
                out.text(UNIT, number.unit());
            }
        } else if (feature instanceof FlagFeature) {
            out.text(KIND, FLAG);
        } else if (feature instanceof CategoryFeature<?> category) {
            out.text(KIND, CATEGORY).texts(LEVELS, category.levels());
            double unknown = category.resolve(Feature.UNKNOWN_LEVEL);
            if (!category.rejectsUnknown() && Double.isNaN(unknown)) {
                out.flag(UNKNOWN_AS_MISSING);
            } else if (!category.rejectsUnknown()) {
                out.text(UNKNOWN_AS, category.levels().get((int) unknown));
            }
        }
        if (feature.isOptional()) {
            out.flag(OPTIONAL);
        }
        if (feature.isSensitive()) {
            out.flag(SENSITIVE);
        }
        if (!feature.knownAt().isZero()) {
            out.text(KNOWN_AT, feature.knownAt().toString());
        }
        return out.fields();
    }

    /** The declarations of features by their names. */
    static FileNode.Fields write(Iterable<Feature> features) {
        Map<String, FileNode.Field> fields = new LinkedHashMap<>();
        features.forEach(feature -> fields.put(feature.name(), new FileNode.Field(Place.START, write(feature))));
        return new FileNode.Fields(fields, Place.START);
    }
}

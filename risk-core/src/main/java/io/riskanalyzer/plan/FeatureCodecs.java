package io.riskanalyzer.plan;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;

/** The codecs of features. A category becomes one of texts, which equals the one that it was. */
final class FeatureCodecs {
    private static final String NAME = "name";
    private static final String MIN = "min";
    private static final String MAX = "max";
    private static final String UNIT = "unit";
    private static final String LEVELS = "levels";
    private static final String UNKNOWN = "unknown";
    private static final String UNKNOWN_AS = "unknownAs";
    private static final String OPTIONAL = "optional";
    private static final String SENSITIVE = "sensitive";
    private static final String KNOWN_AT = "knownAt";
    private static final String FEATURES = "features";

    static final List<PartCodec<?>> ALL = List.of(
            new CoreCodec<>(
                    "number-feature", NumberFeature.class, FeatureCodecs::writeNumber, FeatureCodecs::readNumber),
            new CoreCodec<>("flag-feature", FlagFeature.class, FeatureCodecs::writeTraits, FeatureCodecs::readFlag),
            new CoreCodec<>(
                    "category-feature", categories(), FeatureCodecs::writeCategory, FeatureCodecs::readCategory),
            new CoreCodec<>(
                    "feature-set",
                    FeatureSet.class,
                    (set, out) -> out.parts(FEATURES, set.stream().toList()),
                    in -> FeatureSet.of(in.parts(FEATURES, Feature.class))));

    private FeatureCodecs() {}

    /** What is done with a level that a category does not know. */
    private enum Unknown {
        REJECTED,
        MISSING,
        LEVEL
    }

    @SuppressWarnings("unchecked") // the class of a category is one, whatever its levels are
    private static Class<CategoryFeature<?>> categories() {
        return (Class<CategoryFeature<?>>) (Class<?>) CategoryFeature.class;
    }

    private static void writeNumber(NumberFeature number, PartWriter out) {
        writeTraits(number, out);
        out.number(MIN, number.min()).number(MAX, number.max()).text(UNIT, number.unit());
    }

    private static NumberFeature readNumber(PartReader in) {
        NumberFeature number = Feature.number(in.text(NAME))
                .within(in.number(MIN), in.number(MAX))
                .in(in.text(UNIT))
                .knownAt(knownAt(in));
        number = in.flag(OPTIONAL) ? number.optional() : number;
        return in.flag(SENSITIVE) ? number.sensitive() : number;
    }

    private static FlagFeature readFlag(PartReader in) {
        FlagFeature flag = Feature.flag(in.text(NAME)).knownAt(knownAt(in));
        flag = in.flag(OPTIONAL) ? flag.optional() : flag;
        return in.flag(SENSITIVE) ? flag.sensitive() : flag;
    }

    private static void writeCategory(CategoryFeature<?> category, PartWriter out) {
        writeTraits(category, out);
        out.texts(LEVELS, category.levels());
        double readAs = category.resolve(Feature.UNKNOWN_LEVEL);
        if (category.rejectsUnknown()) {
            out.text(UNKNOWN, Choice.nameOf(Unknown.REJECTED));
        } else if (Double.isNaN(readAs)) {
            out.text(UNKNOWN, Choice.nameOf(Unknown.MISSING));
        } else {
            out.text(UNKNOWN, Choice.nameOf(Unknown.LEVEL))
                    .text(UNKNOWN_AS, category.levels().get((int) readAs));
        }
    }

    private static CategoryFeature<String> readCategory(PartReader in) {
        CategoryFeature<String> declared =
                Feature.category(in.text(NAME), in.texts(LEVELS)).knownAt(knownAt(in));
        CategoryFeature<String> category = switch (Choice.of(in, UNKNOWN, Unknown.class)) {
            case REJECTED -> declared;
            case MISSING -> declared.unknownAsMissing();
            case LEVEL -> declared.unknownAs(in.text(UNKNOWN_AS));
        };
        category = in.flag(OPTIONAL) ? category.optional() : category;
        return in.flag(SENSITIVE) ? category.sensitive() : category;
    }

    private static void writeTraits(Feature feature, PartWriter out) {
        out.text(NAME, feature.name())
                .flag(OPTIONAL, feature.isOptional())
                .flag(SENSITIVE, feature.isSensitive())
                .text(KNOWN_AT, feature.knownAt().toString());
    }

    private static Duration knownAt(PartReader in) {
        String text = in.text(KNOWN_AT);
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The field " + KNOWN_AT + " (" + Source.shown(text)
                            + ") must be a duration of ISO 8601, such as PT0S.\nMaybe the file was edited by hand; save the plan"
                            + " again.",
                    e);
        }
    }
}

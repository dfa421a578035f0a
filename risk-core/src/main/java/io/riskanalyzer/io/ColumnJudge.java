package io.riskanalyzer.io;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.TextFormat;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what a column is, now that all its values were seen. */
final class ColumnJudge {
    private static final double MOSTLY = 0.95;
    private static final double HALF = 0.5;
    private static final int MOST_CODES = 20;
    private static final int MOST_LISTED = 12;
    private static final List<Set<String>> FLAGS =
            List.of(Set.of("0", "1"), Set.of("yes", "no"), Set.of("true", "false"), Set.of("y", "n"), Set.of("t", "f"));
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");
    private static final Set<String> LAST_OF_IDS = Set.of("id", "uuid", "guid", "key", "no", "nr", "number", "index");

    private final String name;
    private final ColumnRole role;
    private final ColumnProfile profile;
    private final int mostLevels;
    private final TextFormat format;
    private final boolean isFlag;

    ColumnJudge(String name, ColumnRole role, ColumnProfile profile, int mostLevels, TextFormat format) {
        this.name = name;
        this.role = role;
        this.profile = profile;
        this.mostLevels = mostLevels;
        this.format = format;
        this.isFlag = role == ColumnRole.OPEN && hasFlags();
    }

    private boolean hasFlags() {
        Set<String> words = new HashSet<>();
        profile.texts().forEach(text -> words.add(text.toLowerCase(Locale.ROOT)));
        boolean isOneSided = words.size() == 1 && profile.missing() > 0 && !words.contains("t") && !words.contains("f");
        return !profile.isEstimated()
                && (words.size() == 2 || isOneSided)
                && FLAGS.stream().anyMatch(flag -> flag.containsAll(words));
    }

    /** What forbids to take the column for anything, and the line where it is; null if nothing does. */
    @Nullable
    Misfit misfit() {
        if (role == ColumnRole.CATEGORY) {
            return misfitOfCategory();
        }
        if (profile.areNumbers()) {
            return null;
        }
        if (isAsGoodAs(profile.numbers() + profile.commaNumbers()) && profile.commaNumbers() > 0) {
            return new Misfit(
                    profile.firstCommaLine(),
                    profile.firstComma(),
                    "must be written with a decimal point, but " + profile.commaNumbers() + " of the "
                            + profile.present() + " values of its column have a comma",
                    "read the file with a decimal comma");
        }
        boolean seemsNumber = profile.distinctNumbers() > MOST_CODES
                && (isAsGoodAs(profile.numbers())
                        || (profile.numbers() >= HALF * profile.present() && !profile.hasManyOthers()));
        if (role != ColumnRole.NUMBER && !seemsNumber) {
            return null;
        }
        return new Misfit(
                profile.firstOtherLine(),
                profile.others().get(0),
                "must be a number, as "
                        + (role == ColumnRole.NUMBER
                                ? "its column was told to be"
                                : profile.numbers() + " of the " + profile.present() + " values of its column are"),
                "name it as a missing token, or take the column for a category");
    }

    private @Nullable Misfit misfitOfCategory() {
        if (profile.present() > 0 && !profile.isEstimated()) {
            return null;
        }
        String fact = profile.present() == 0 ? "it is missing in every row" : "it has about " + profile.distinct();
        return new Misfit(
                1,
                null,
                "must have from 1 to " + ColumnProfile.MOST_TEXTS + " different values to be a category, but " + fact,
                "drop it");
    }

    private boolean isAsGoodAs(long numbers) {
        return numbers >= MOSTLY * profile.present();
    }

    /** Why the column is no feature; null if it is one. */
    @Nullable
    String reasonToLeaveOut() {
        long distinct = profile.distinct();
        if (role != ColumnRole.OPEN) {
            return null;
        }
        if (profile.present() == 0) {
            return "no value in any row";
        }
        if (distinct == 1 && profile.missing() == 0) {
            return "one value alone: " + Fault.shown(profile.texts().get(0));
        }
        String different = (profile.isEstimated() ? "about " : "") + distinct + " different values in "
                + profile.present() + " rows";
        if (profile.areNumbers()) {
            if (profile.areRunning()) {
                return "a running number from " + plain(profile.min()) + " to " + plain(profile.max());
            }
            boolean isId = profile.areWhole() && profile.areNearlyAllDifferent() && isNamedLikeId();
            return isId ? "an id: nearly all of " + profile.present() + " values differ" : null;
        }
        if (profile.areNearlyAllDifferent()) {
            return "an id or free text: nearly all of " + profile.present() + " values differ";
        }
        return distinct > mostLevels ? "more than " + mostLevels + " levels: " + different : null;
    }

    private boolean isNamedLikeId() {
        List<String> words = BETWEEN_WORDS
                .splitAsStream(name)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return words.isEmpty() // as in #
                || words.get(0).equals("id")
                || LAST_OF_IDS.contains(words.get(words.size() - 1));
    }

    Feature feature() {
        boolean isOptional = profile.missing() > 0;
        if (isFlag) {
            return isOptional ? Feature.flag(name).optional() : Feature.flag(name);
        }
        if (role != ColumnRole.CATEGORY && profile.areNumbers()) {
            return isOptional ? Feature.number(name).optional() : Feature.number(name);
        }
        return isOptional ? Feature.category(name, levels()).optional() : Feature.category(name, levels());
    }

    /** The values in order: as numbers if all of them are. */
    private List<String> levels() {
        Comparator<String> order = profile.areNumbers()
                ? Comparator.<String>comparingDouble(format::readNumber).thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
        return profile.texts().stream().sorted(order).toList();
    }

    /** What the column was taken for. */
    String detail() {
        String missing = profile.missing() == 0 ? "" : ", " + profile.missing() + " missing";
        if (isFlag) {
            return "flag" + missing;
        }
        if (role != ColumnRole.CATEGORY && profile.areNumbers()) {
            return "number"
                    + (profile.present() == 0 ? "" : " from " + plain(profile.min()) + " to " + plain(profile.max()))
                    + missing;
        }
        List<String> levels = levels();
        return "category of " + levels.size() + ": "
                + levels.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
                + (levels.size() > MOST_LISTED ? " and " + (levels.size() - MOST_LISTED) + " more" : "")
                + missing;
    }

    private String plain(double number) {
        return Feature.number(name).format(number);
    }

    /**
     * A value that does not fit its column.
     *
     * @param value null if it is the column as a whole
     */
    record Misfit(long line, @Nullable String value, String rule, String advice) {}
}

package io.riskanalyzer.rules.file;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.ConditionFormatException;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.rules.HitPolicy;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.RuleEntry;
import io.riskanalyzer.rules.RuleGroup;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.rules.Validity;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the nodes of a file into a rule book. It goes on after a problem as far as that makes sense, so that all of a
 * file's are told at once. Mutable, for one file.
 */
final class BookReader {
    private static final String RULE_EXAMPLE = "a list, each item with code, when, points and text";

    private final Problems problems;
    private final @Nullable FeatureSet known;
    private final List<UsedCode> codes = new ArrayList<>();
    private final Map<String, Place> groups = new LinkedHashMap<>();
    private FeatureSet features = FeatureSet.of();

    /**
     * Starts reading.
     *
     * @param known the features of the application, null if the file stands alone
     */
    BookReader(Problems problems, @Nullable FeatureSet known) {
        this.problems = problems;
        this.known = known;
    }

    /** A code that was met, and on which days. */
    private record UsedCode(String code, Validity days, Place place) {}

    RuleBook read(FileNode root) {
        Block opened = Block.open(root, "rule book", BookKeys.BOOK, problems);
        if (opened == null) {
            problems.throwIfAny();
        }
        Block book = Objects.requireNonNull(opened);
        features = features(book);
        problems.throwIfAny(); // every condition would be wrong
        String name = book.text(BookKeys.NAME, "student-risk");
        String version = book.textIfAny(BookKeys.VERSION);
        book.textIfAny(BookKeys.SCHEMA);
        double base = book.numberOr(BookKeys.BASE, 0);
        List<RuleEntry> entries = entries(book);
        Bands bands = new BandBlocks(problems).read(book);
        Policy policy = new PolicyBlocks(problems, this::condition).read(book, bands);
        problems.throwIfAny();
        RuleBook made = null;
        String at = name == null || name.isBlank() ? BookKeys.NAME : BookKeys.RULES;
        try {
            RuleSet rules =
                    RuleSet.of(name == null ? "" : name, base, entries).withVersion(version == null ? "" : version);
            at = BookKeys.POLICY;
            made = new RuleBook(features, rules, bands, policy);
        } catch (IllegalArgumentException e) {
            book.refused(at, e);
        }
        problems.throwIfAny();
        return Objects.requireNonNull(made);
    }

    private FeatureSet features(Block book) {
        FileNode node = known == null
                ? book.require(BookKeys.FEATURES, "a block with a line for each: attendance: {kind: number}")
                : book.find(BookKeys.FEATURES);
        if (node == null) {
            return known == null ? FeatureSet.of() : known;
        }
        if (!(node instanceof FileNode.Fields fields)) {
            problems.add(
                    node.place(),
                    "The features must be a block with a key for each, but are " + node.described() + ".",
                    "write attendance: {kind: number}");
            return FeatureSet.of();
        }
        FeatureBlocks blocks = new FeatureBlocks(problems);
        List<Feature> declared = new ArrayList<>();
        fields.fields().forEach((name, field) -> {
            Feature feature = blocks.read(name, field);
            if (feature != null) {
                declared.add(known == null ? feature : ofApplication(feature, field.keyPlace(), known));
            }
        });
        return FeatureSet.of(declared);
    }

    /** The application's own feature, which the file's must equal. */
    private Feature ofApplication(Feature declared, Place place, FeatureSet known) {
        if (!known.contains(declared.name())) {
            problems.add(place, Block.unknownValue("feature", declared.name(), "", known.names()));
            return declared;
        }
        Feature feature = known.get(declared.name());
        if (!feature.equals(declared)) {
            problems.add(
                    place,
                    "The feature (" + declared + ") must be declared as in the application, but there it is " + feature
                            + ".",
                    "the file is older than the application, or the other way round");
        }
        return feature;
    }

    private List<RuleEntry> entries(Block book) {
        List<RuleEntry> entries = new ArrayList<>();
        for (FileNode item : book.items(BookKeys.RULES, RULE_EXAMPLE)) {
            boolean isGroup =
                    item instanceof FileNode.Fields fields && fields.fields().containsKey(BookKeys.GROUP);
            RuleEntry entry = isGroup ? group(item) : rule(item);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private @Nullable RuleGroup group(FileNode node) {
        Block block = Block.open(node, "group" + named(node, BookKeys.GROUP), BookKeys.GROUPS, problems);
        if (block == null) {
            return null;
        }
        String name = block.text(BookKeys.GROUP, "fees");
        HitPolicy hitPolicy = hitPolicy(block);
        double least = block.numberOr(BookKeys.AT_LEAST, Double.NEGATIVE_INFINITY);
        double greatest = block.numberOr(BookKeys.AT_MOST, Double.POSITIVE_INFINITY);
        List<Rule> rules = new ArrayList<>();
        for (FileNode item : block.items(BookKeys.RULES, RULE_EXAMPLE)) {
            Rule rule = rule(item);
            if (rule != null) {
                rules.add(rule);
            }
        }
        if (name == null || rules.isEmpty() || Double.isNaN(least) || Double.isNaN(greatest)) {
            return null;
        }
        Place before = groups.putIfAbsent(name, block.placeOf(BookKeys.GROUP));
        if (before != null) {
            block.problem(
                    BookKeys.GROUP,
                    "The group (" + name + ") must have a name of its own, but the one in line " + before.line()
                            + " has it too.",
                    "put their rules together");
        }
        try {
            return new RuleGroup(name, hitPolicy, least, greatest, rules);
        } catch (IllegalArgumentException e) {
            String key = name.isBlank()
                    ? BookKeys.GROUP
                    : !(greatest >= 0) || !block.has(BookKeys.AT_LEAST) ? BookKeys.AT_MOST : BookKeys.AT_LEAST;
            block.refused(key, e);
            return null;
        }
    }

    private HitPolicy hitPolicy(Block block) {
        String text = block.textIfAny(BookKeys.HIT_POLICY);
        for (HitPolicy policy : HitPolicy.values()) {
            if (policy.toString().equals(text)) {
                return policy;
            }
        }
        if (text != null) {
            problems.add(
                    block.placeOf(BookKeys.HIT_POLICY),
                    Block.unknownValue("hitPolicy", text, "of the " + block.what() + " ", BookKeys.HIT_POLICIES));
        }
        return HitPolicy.ALL;
    }

    /** The name of a block for messages: the text of its key, or where it begins. */
    static String named(FileNode node, String key) {
        if (node instanceof FileNode.Fields fields
                && fields.fields().get(key) != null
                && fields.fields().get(key).value() instanceof FileNode.Text text) {
            return " " + Problems.shown(text.value());
        }
        return " in line " + node.place().line();
    }

    private @Nullable Rule rule(FileNode node) {
        Block block = Block.open(node, "rule" + named(node, BookKeys.CODE), BookKeys.RULE, problems);
        if (block == null) {
            return null;
        }
        String code = block.text(BookKeys.CODE, "ATT-1");
        Condition when = condition(block);
        double points = block.number(BookKeys.POINTS, "10");
        String text = block.text(BookKeys.TEXT, "Why the rule counts.");
        @Nullable Validity days = days(block);
        if (code == null || when == null || Double.isNaN(points) || text == null || days == null) {
            return null;
        }
        requireOwnCode(code, days, block.placeOf(BookKeys.CODE));
        try {
            return new Rule(when, points, code, text, days);
        } catch (IllegalArgumentException e) {
            block.refused(points == 0 ? BookKeys.POINTS : code.isBlank() ? BookKeys.CODE : BookKeys.TEXT, e);
            return null;
        }
    }

    private void requireOwnCode(String code, Validity days, Place place) {
        for (UsedCode used : codes) {
            if (used.code.equals(code) && used.days.overlaps(days)) {
                problems.add(
                        place,
                        "The code (" + Problems.shown(code) + ") must be of one rule alone"
                                + (days.equals(Validity.ALWAYS) ? "" : " on each day") + ", but the rule in line "
                                + used.place.line() + " has it too.",
                        "number the rules");
                return;
            }
        }
        codes.add(new UsedCode(code, days, place));
    }

    /** The days of a rule, null if something is wrong with them. */
    private static @Nullable Validity days(Block block) {
        LocalDate from = block.dayOr(BookKeys.FROM, LocalDate.MIN);
        LocalDate until = block.dayOr(BookKeys.UNTIL, LocalDate.MAX);
        try {
            return from == null || until == null ? null : new Validity(from, until);
        } catch (IllegalArgumentException e) {
            block.refused(BookKeys.UNTIL, e);
            return null;
        }
    }

    /** The condition of a rule, null if something is wrong with it. */
    @Nullable
    Condition condition(Block block) {
        String phrase = block.text(BookKeys.WHEN, "attendance is below 0.75");
        if (phrase == null || !(block.find(BookKeys.WHEN) instanceof FileNode.Text text)) {
            return null;
        }
        try {
            return Condition.parse(phrase, features);
        } catch (ConditionFormatException e) {
            problems.add(
                    problems.placeIn(text, e.position()),
                    "The condition of the " + block.what() + " is not understood. " + e.getMessage());
            return null;
        }
    }
}

package io.riskanalyzer.rules.file;

import io.riskanalyzer.rules.HitPolicy;
import io.riskanalyzer.rules.PolicyRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The keys of a rule file. */
final class BookKeys {
    static final String SCHEMA = "$schema";
    static final String NAME = "name";
    static final String VERSION = "version";
    static final String BASE = "base";
    static final String FEATURES = "features";
    static final String RULES = "rules";
    static final String BANDS = "bands";
    static final String POLICY = "policy";
    static final List<String> BOOK = List.of(NAME, VERSION, BASE, FEATURES, RULES, BANDS, POLICY, SCHEMA);

    static final String CODE = "code";
    static final String WHEN = "when";
    static final String POINTS = "points";
    static final String TEXT = "text";
    static final String FROM = "from";
    static final String UNTIL = "until";
    static final List<String> RULE = List.of(CODE, WHEN, POINTS, TEXT, FROM, UNTIL);

    static final String GROUP = "group";
    static final String HIT_POLICY = "hitPolicy";
    static final String AT_LEAST = "atLeast";
    static final String AT_MOST = "atMost";
    static final List<String> GROUPS = List.of(GROUP, HIT_POLICY, AT_LEAST, AT_MOST, RULES);
    static final List<String> HIT_POLICIES =
            Arrays.stream(HitPolicy.values()).map(HitPolicy::toString).toList();

    static final String BELOW = "below";
    static final List<String> BAND = List.of(NAME, BELOW);

    static final List<String> POLICY_BLOCK = List.of(NAME, RULES);
    static final String KNOCK_OUT = "knockOut";
    static final String OVERRIDE = "override";
    /** What a rule of a policy decides, by the key whose value is a band. */
    static final Map<String, Function<String, PolicyRule.Effect>> EFFECTS = effects();

    static final List<String> POLICY_RULE = List.of(CODE, WHEN, KNOCK_OUT, OVERRIDE, AT_LEAST, AT_MOST, TEXT);

    private BookKeys() {}

    private static Map<String, Function<String, PolicyRule.Effect>> effects() {
        Map<String, Function<String, PolicyRule.Effect>> effects = new LinkedHashMap<>();
        effects.put(OVERRIDE, PolicyRule.Instead::new);
        effects.put(AT_LEAST, PolicyRule.AtLeast::new);
        effects.put(AT_MOST, PolicyRule.AtMost::new);
        return effects;
    }
}

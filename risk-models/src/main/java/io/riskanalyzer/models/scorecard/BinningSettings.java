package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.models.internal.StoredSettings;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a binning as texts by name, and back. */
final class BinningSettings {
    private static final String SPECIALS = "specialCodes ";
    private static final String FEATURE = "feature ";
    private static final String ANY_NUMBER = "greatestBins";

    private BinningSettings() {}

    /** The settings; those of single features begin with the word feature and the name. */
    static Map<String, String> of(
            BinningForm form, Map<String, List<Bins.SpecialCode>> specials, Map<String, OptimalBinning> others) {
        Map<String, String> settings = new TreeMap<>(form.settings());
        specials.forEach((name, codes) -> settings.put(
                SPECIALS + word(name),
                Breaks.write(List.of(new Bins.Numbers(Feature.number(name), List.of(), codes)))
                        .strip()));
        others.forEach((name, other) -> other.settings()
                .forEach((setting, value) -> settings.put(FEATURE + word(name) + " " + setting, value)));
        return settings;
    }

    /** The binning of which these are the settings. */
    static OptimalBinning read(Map<String, String> texts) {
        StoredSettings settings = new StoredSettings("binning", texts);
        OptimalBinning.Builder builder = OptimalBinning.builder();
        Map<String, Map<String, String>> ofFeatures = new LinkedHashMap<>();
        settings.takeAll(FEATURE).forEach((rest, value) -> {
            int blank = rest.indexOf(' ');
            ofFeatures
                    .computeIfAbsent(name(rest.substring(0, blank)), name -> new TreeMap<>())
                    .put(rest.substring(blank + 1), value);
        });
        ofFeatures.forEach((name, ofFeature) -> builder.of(Feature.number(name), read(ofFeature)));
        settings.takeAll(SPECIALS).forEach((word, text) -> {
            NumberFeature feature = Feature.number(name(word));
            Bins.Numbers bins =
                    (Bins.Numbers) Breaks.read(text, FeatureSet.of(feature)).get(0);
            builder.specialCodes(feature, bins.specials().toArray(Bins.SpecialCode[]::new));
        });
        builder.preBins(settings.integer("preBins"))
                .leastBins(settings.integer("leastBins"))
                .leastShare(settings.number("leastShare"))
                .greatestShare(settings.number("greatestShare"))
                .leastEvents(settings.number("leastEvents"))
                .leastNonEvents(settings.number("leastNonEvents"))
                .trend(Trend.valueOf(settings.take("trend")))
                .leastDifference(settings.number("leastDifference"))
                .greatestPValue(settings.number("greatestPValue"))
                .categoryCutoff(settings.number("categoryCutoff"));
        String greatest = settings.takeIfPresent(ANY_NUMBER);
        if (greatest != null) {
            builder.greatestBins(StoredSettings.integer(ANY_NUMBER, greatest));
        }
        String fixed = settings.takeIfPresent("fixedCuts");
        if (fixed != null) {
            builder.fixedCuts(numbers(fixed));
        }
        String candidates = settings.takeIfPresent("candidateCuts");
        if (candidates != null) {
            builder.candidateCuts(numbers(candidates));
        }
        settings.requireAllTaken();
        return builder.build();
    }

    /** The numbers of a list as {@code List.toString} writes it. */
    private static double[] numbers(String list) {
        return Arrays.stream(list.substring(1, list.length() - 1).split(", ", -1))
                .filter(text -> !text.isEmpty())
                .mapToDouble(text -> StoredSettings.number("cut", text))
                .toArray();
    }

    private static String word(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8); // without blanks
    }

    private static String name(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}

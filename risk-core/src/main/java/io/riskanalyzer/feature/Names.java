package io.riskanalyzer.feature;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Names in error texts: a readable list, and the nearest of those that exist. */
final class Names {
    private static final int MOST_LISTED = 12;
    private static final int LONGEST_SHOWN = 80;

    private Names() {}

    /** The names, the first twelve where there are more. */
    static String list(Collection<String> names) {
        if (names.size() <= MOST_LISTED) {
            return String.join(", ", names);
        }
        return String.join(", ", names.stream().limit(MOST_LISTED).toList()) + " and " + (names.size() - MOST_LISTED)
                + " more";
    }

    /** {@code "\nMaybe <nearest> is meant."}, or nothing if no name is near. */
    static String suggestion(String given, Collection<String> names) {
        String near = nearest(given, names);
        return near == null ? "" : "\nMaybe " + near + " is meant.";
    }

    /** The name that differs least, by a third of the letters at most; null if none is near. */
    static @Nullable String nearest(String given, Collection<String> names) {
        String best = null;
        int bestDistance = given.length() / 3 + 1;
        for (String name : names) {
            // the difference in length first: a text of a million letters must not be compared with every name
            if (Math.abs(given.length() - name.length()) < bestDistance) {
                int distance = distance(given, name);
                if (distance < bestDistance) {
                    best = name;
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    /** A text from outside as it goes into a message: on one line, and not longer than one. */
    static String shown(String text) {
        String cut = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 1) + "…";
        StringBuilder shown = new StringBuilder(cut.length());
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            shown.append(Character.isISOControl(c) ? ' ' : c);
        }
        return shown.toString();
    }

    /** Levenshtein's distance, ignoring case. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int replaced = previous[j - 1] + (same ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

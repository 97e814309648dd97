package io.flotilla.orchestrator.http;

import java.util.Collection;
import java.util.Comparator;

/** Finds what somebody meant who wrote a name that is not known. */
public final class NearestName {
    private NearestName() {}

    /** {@code ; did you mean 'x'?} when one name is near enough, the known names otherwise. */
    public static String hint(String unknown, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(unknown, name) <= Math.max(2, unknown.length() / 3))
                .min(Comparator.comparingInt(name -> distance(unknown, name)))
                .map(name -> "; did you mean '%s'?".formatted(name))
                .orElseGet(() -> "; known are " + String.join(", ", known));
    }

    /** Levenshtein's: how many letters to add, drop or change. */
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}

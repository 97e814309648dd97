package io.flotilla.registry.label;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name a misspelt one was probably meant to be. */
public final class Nearest {

    private Nearest() {}

    /** The candidate with the fewest edits, if at most a third of the name has to change. */
    public static Optional<String> to(String name, Collection<String> candidates) {
        var most = Math.max(2, name.length() / 3);
        return candidates.stream()
                .filter(candidate -> edits(name, candidate) <= most)
                .min(
                        Comparator.<String>comparingInt(candidate -> edits(name, candidate))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** Insertions, removals and replacements that make one of the other (Levenshtein). */
    private static int edits(String from, String to) {
        var row = new int[to.length() + 1];
        for (var column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (var i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}

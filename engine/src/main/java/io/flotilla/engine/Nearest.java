package io.flotilla.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant by a word that is not known. */
public final class Nearest {

    private Nearest() {}

    /** The known word with the fewest edits to it, if they are few for its length. */
    public static Optional<String> to(String word, Collection<String> known) {
        var most = word.length() < 4 ? 1 : Math.max(2, word.length() / 3);
        return known.stream()
                .filter(other -> distance(word, other) <= most)
                .min(
                        Comparator.comparingInt((String other) -> distance(word, other))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** The end of an error message: {@code ; did you mean 'x'?}, or nothing. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known).map("; did you mean '%s'?"::formatted).orElse("");
    }

    /** Like {@link #hint}, with all that is known where nothing is near. */
    public static String hintOrAll(String word, Collection<String> known) {
        return to(word, known)
                .map("; did you mean '%s'?"::formatted)
                .orElseGet(() -> "; known are " + String.join(", ", known));
    }

    /** Levenshtein's distance, with letters of either case alike. */
    private static int distance(String one, String other) {
        var left = one.toLowerCase(Locale.ROOT);
        var right = other.toLowerCase(Locale.ROOT);
        var row = new int[right.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= left.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                var replace = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}

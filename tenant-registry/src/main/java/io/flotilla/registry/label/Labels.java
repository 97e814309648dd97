package io.flotilla.registry.label;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks label keys and values by the rules of Kubernetes: a name of at most 63 characters, for a
 * key with an optional DNS prefix. The keys a selector resolves to a target's own fields are
 * refused, because such a label could never be selected.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">
 *     Syntax and character set</a>
 */
public final class Labels {

    /** Keys that name a field every target has. */
    public static final Set<String> FIELDS =
            Set.of("tenant", "schema", "database", "dialect", "status");

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final int PREFIX_LENGTH = 253;

    private Labels() {}

    /** The labels themselves, copied in order, when all are valid. */
    public static Map<String, String> require(Map<String, String> labels) {
        labels.forEach(
                (key, value) -> {
                    requireKey(key);
                    requireValue(key, value);
                });
        return Map.copyOf(labels);
    }

    /** A key that may be put on a target. */
    public static String requireKey(String key) {
        if (FIELDS.contains(key)) {
            throw new IllegalArgumentException(
                    "label key '%s' is the name of a field every target has; choose another"
                            .formatted(key));
        }
        return requireKeySyntax(key);
    }

    /** A key that may stand in a selector. */
    public static String requireKeySyntax(String key) {
        var slash = key.indexOf('/');
        var name = key.substring(slash + 1);
        if (slash >= 0 && !isPrefix(key.substring(0, slash))) {
            throw new IllegalArgumentException(
                    "label key '%s': what stands before '/' must be a lower-case DNS name"
                            .formatted(key));
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "label key '%s': a key has 1 to 63 letters, digits, '-', '_' or '.', and starts and ends with a letter or digit"
                            .formatted(key));
        }
        return key;
    }

    public static String requireValue(String key, @Nullable String value) {
        if (value == null || !value.isEmpty() && !NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "value '%s' of label '%s': a value is empty or has at most 63 letters, digits, '-', '_' or '.', and starts and ends with a letter or digit"
                            .formatted(value, key));
        }
        return value;
    }

    private static boolean isPrefix(String prefix) {
        return prefix.length() <= PREFIX_LENGTH && PREFIX.matcher(prefix).matches();
    }
}

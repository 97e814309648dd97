package io.flotilla.orchestrator.rollout.shard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A failure without what differs from tenant to tenant: names, numbers and literals. Failures with
 * the same {@code key} are one and the same for people.
 */
record ErrorText(String kind, @Nullable String sqlState, String text) {

    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"");
    private static final Pattern FINGERPRINT = Pattern.compile("fp\\d+:[a-z2-7]+");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b|\\b0x[0-9a-f]+\\b|\\d+(?:[.,]\\d+)*",
                    Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 500;
    private static final int KEY_BYTES = 8;

    /** The failure that an attempt on a target ended in; it must have a kind. */
    static ErrorText of(ClaimedTarget target, Ending.Ended ended) {
        var text = Objects.requireNonNullElse(ended.detail(), ended.outcome());
        return new ErrorText(
                Objects.requireNonNull(ended.failureKind()),
                ended.sqlState(),
                normalised(text, target.schemaName(), target.tenant()));
    }

    static String normalised(String message, String... names) {
        var text = QUOTED.matcher(message).replaceAll("…");
        for (var name : names) {
            text =
                    Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
                            .matcher(text)
                            .replaceAll("…");
        }
        text = FINGERPRINT.matcher(text).replaceAll("…");
        text = NUMBER.matcher(text).replaceAll("N");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Sixteen hexadecimal digits, the same for the same failure in every rollout. */
    String key() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var whole = kind + '\0' + sqlState + '\0' + text;
            var hash = digest.digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

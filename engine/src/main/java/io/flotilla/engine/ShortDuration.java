package io.flotilla.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h30m}. */
public final class ShortDuration {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?(?:(\\d{1,9})ms)?");

    private ShortDuration() {}

    /** Empty if the text is not a duration. */
    public static Optional<Duration> parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (text.isBlank() || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofDays(number(matcher.group(1)))
                        .plusHours(number(matcher.group(2)))
                        .plusMinutes(number(matcher.group(3)))
                        .plusSeconds(number(matcher.group(4)))
                        .plusMillis(number(matcher.group(5))));
    }

    /** The shortest text {@link #parse} reads back as the same duration of whole milliseconds. */
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        var text = new StringBuilder();
        append(text, duration.toDays(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(amount).append(unit);
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}

package io.flotilla.orchestrator.console;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How values are written on pages. */
@TemplateExtension
class Shown {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Shown() {}

    /** For those without scripts; with them a browser writes it in its own zone. */
    static String utc(Instant at) {
        return MINUTES.format(at);
    }

    /** {@code 1234567} as {@code 1 234 567}, with spaces that do not break. */
    static String grouped(Number number) {
        return "%,d".formatted(number.longValue()).replace(',', '\u202f');
    }

    /** Seconds as {@code 45 s}, {@code 12 min}, {@code 3 h 05 min} or {@code 2 d 4 h}. */
    static String asDuration(Number seconds) {
        var time = Duration.ofSeconds(seconds.longValue());
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() < 1) {
            return time.toMinutes() + " min";
        }
        return time.toDays() < 2
                ? "%d h %02d min".formatted(time.toHours(), time.toMinutesPart())
                : "%d d %d h".formatted(time.toDays(), time.toHoursPart());
    }

    /** The first characters of a fingerprint or digest, which people tell them apart by. */
    static String brief(String digest) {
        var start = digest.indexOf(':') + 1;
        return digest.substring(0, Math.min(digest.length(), start + 10));
    }

    /** As one segment of an address's path. */
    static String inPath(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The details of an act, as {@code reason: too slow; wave: canary}. */
    static String written(Map<String, Object> details) {
        return details.entrySet().stream()
                .map(detail -> "%s: %s".formatted(detail.getKey(), detail.getValue()))
                .sorted()
                .collect(Collectors.joining("; "));
    }
}

package io.flotilla.orchestrator.rollout.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.ShortDuration;
import io.flotilla.orchestrator.schedule.cron.CronTimes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code window} and {@code windows} of a rollout's document. */
final class WindowsDocument {

    private static final List<String> FIELDS = List.of("cron", "for", "zone");
    private static final List<String> SELECTING = List.of("select", "cron", "for", "zone");

    private WindowsDocument() {}

    /** In the order they are looked through; the one for all others is last. */
    static List<Window> read(Fields rollout) {
        var windows = new ArrayList<Window>();
        for (var fields : rollout.mappings("windows", SELECTING)) {
            windows.add(window(fields, fields.text("select")));
        }
        if (rollout.has("window")) {
            windows.add(window(rollout.mapping("window", FIELDS), null));
        }
        return windows;
    }

    private static Window window(Fields fields, @Nullable String select) {
        var zone = zone(fields);
        var cron = fields.text("cron").strip();
        try {
            CronTimes.parse(cron, zone);
        } catch (IllegalArgumentException e) {
            throw fields.refused(
                    "cron",
                    "'%s' is not understood (%s); it has six fields, second minute hour day month weekday, such as '0 0 1 * * ?' for every night at one"
                            .formatted(cron, e.getMessage()));
        }
        if (!fields.has("for")) {
            throw fields.refused("for", "is missing: how long the window stays open, such as 4h");
        }
        return new Window(
                select,
                cron,
                fields.duration("for", Duration.ZERO, Duration.ofMinutes(1), Duration.ofDays(31)),
                zone);
    }

    private static ZoneId zone(Fields fields) {
        var text = fields.optionalText("zone");
        if (text == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw fields.refused(
                    "zone", "'%s' is no time zone such as Europe/Paris or UTC".formatted(text));
        }
    }

    static void write(List<Window> windows, ObjectNode document) {
        for (var window : windows) {
            var node =
                    window.select() == null
                            ? document.putObject("window")
                            : document.withArrayProperty("windows")
                                    .addObject()
                                    .put("select", window.select());
            node.put("cron", window.cron())
                    .put("for", ShortDuration.format(window.length()))
                    .put("zone", window.zone().getId());
        }
    }
}

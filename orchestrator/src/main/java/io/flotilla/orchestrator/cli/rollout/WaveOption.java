package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.text.Json;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code name=canary,select=tier in (free,pro),parallel=5}: a comma ends a value only where a known
 * field follows, because selectors have commas of their own.
 */
final class WaveOption {
    private static final Set<String> FIELDS =
            Set.of(
                    "name",
                    "select",
                    "share",
                    "count",
                    "orderBy",
                    "parallel",
                    "slowStart",
                    "bake",
                    "gate");
    private static final Set<String> NUMBERS = Set.of("count", "parallel");
    private static final Pattern NEXT = Pattern.compile(",(?=(?:%s)=)".formatted(fields()));

    private WaveOption() {}

    static ObjectNode parse(String text) {
        var wave = Json.object();
        for (var part : NEXT.split(text)) {
            var equals = part.indexOf('=');
            var field = equals < 0 ? part : part.substring(0, equals);
            if (equals < 0 || !FIELDS.contains(field)) {
                throw CommandFailure.usage(
                        "--wave: '%s' is no field of a wave".formatted(field),
                        "the fields are name, select, share, count, orderBy, parallel, slowStart, bake, gate; a file can say more");
            }
            put(wave, field, part.substring(equals + 1));
        }
        if (!wave.has("name")) {
            throw CommandFailure.usage("--wave: '%s' has no name".formatted(text), "add name=…");
        }
        return wave;
    }

    private static void put(ObjectNode wave, String field, String value) {
        if (NUMBERS.contains(field)) {
            if (!value.matches("[0-9]{1,9}")) {
                throw CommandFailure.usage(
                        "--wave: %s=%s is no number".formatted(field, value), null);
            }
            wave.put(field, Integer.parseInt(value));
        } else {
            wave.put(field, value);
        }
    }

    private static String fields() {
        return String.join("|", FIELDS);
    }
}

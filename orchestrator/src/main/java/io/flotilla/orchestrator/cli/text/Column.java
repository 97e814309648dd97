package io.flotilla.orchestrator.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** One column of a {@link Table}: its title and what it shows of a row. */
public record Column(
        String title,
        Function<JsonNode, String> value,
        Function<String, Tone> tone,
        boolean alignRight) {
    public static Column text(String title, String field) {
        return computed(title, row -> Json.text(row, field));
    }

    public static Column number(String title, String field) {
        return new Column(title, row -> Json.text(row, field), _ -> Tone.PLAIN, true);
    }

    public static Column state(String title, String field) {
        return new Column(title, row -> Json.text(row, field), Tone::ofState, false);
    }

    public static Column time(String title, String field) {
        return computed(title, row -> Times.brief(Json.text(row, field)));
    }

    public static Column fingerprint(String title, String field) {
        return computed(title, row -> Digests.brief(Json.text(row, field)));
    }

    /** An object of labels, as {@code key=value,…}. */
    public static Column labels(String title, String field) {
        return computed(title, row -> Labels.text(row.at("/" + field)));
    }

    public static Column computed(String title, Function<JsonNode, String> value) {
        return new Column(title, value, _ -> Tone.PLAIN, false);
    }
}

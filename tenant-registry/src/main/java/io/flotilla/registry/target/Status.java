package io.flotilla.registry.target;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a target stands in its life; only {@code active} ones are rolled out to. */
public enum Status {
    ACTIVE,
    /** Left alone for a while by a person's decision. */
    SUSPENDED,
    /** Left alone because something is wrong with it. */
    QUARANTINED,
    /** No longer found by discovery, or on its way out. Kept for its history. */
    LEAVING;

    @JsonCreator
    public static Status of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no status '%s'; it is one of %s"
                                                .formatted(
                                                        text,
                                                        Arrays.stream(values())
                                                                .map(Status::text)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    /** As written in the database, in JSON and in selectors. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

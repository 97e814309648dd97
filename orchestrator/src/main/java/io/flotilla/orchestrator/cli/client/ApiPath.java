package io.flotilla.orchestrator.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A path below {@code /api/v1} with its query; segments and values are encoded here. */
public record ApiPath(String value) {
    public static ApiPath of(String... segments) {
        return new ApiPath(
                Arrays.stream(segments)
                        .map(segment -> "/" + encoded(segment))
                        .collect(Collectors.joining()));
    }

    /** The path with a parameter more; a null value adds none. */
    public ApiPath with(String parameter, @Nullable Object parameterValue) {
        return parameterValue == null
                ? this
                : new ApiPath(
                        value
                                + (value.contains("?") ? "&" : "?")
                                + encoded(parameter)
                                + "="
                                + encoded(parameterValue.toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package io.flotilla.orchestrator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Where a page starts: the key of the row before it, opaque to callers. */
public final class Cursor {
    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    public static String encode(Object... key) {
        var text = Arrays.stream(key).map(Object::toString).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** The key's {@code parts} values; a cursor that is none of ours is the caller's mistake. */
    public static List<String> decode(String cursor, int parts) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            var key = List.of(text.split(SEPARATOR, -1));
            if (key.size() == parts) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // not base64: answered below, like a wrong number of parts
        }
        throw invalid(cursor);
    }

    /** A part of a decoded {@code cursor} that is a number. */
    public static long number(String cursor, String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw invalid(cursor);
        }
    }

    private static ProblemException invalid(String cursor) {
        return ProblemException.badRequest(
                "invalid-cursor",
                "cursor '%s' is not one of this list: take it from 'next' unchanged"
                        .formatted(cursor));
    }
}

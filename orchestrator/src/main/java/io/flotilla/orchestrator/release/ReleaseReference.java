package io.flotilla.orchestrator.release;

import java.util.regex.Pattern;

/** A release's name and tag, written {@code name@tag}. */
public record ReleaseReference(String name, String tag) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    public ReleaseReference {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "not a release name: '%s' (1 to 63 of a-z 0-9 . _ -, not starting with a sign)"
                            .formatted(name));
        }
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException(
                    "not a release tag: '%s' (1 to 128 of A-Z a-z 0-9 . _ -, not starting with a sign)"
                            .formatted(tag));
        }
    }

    /**
     * @throws IllegalArgumentException if the text is not of the form {@code name@tag}
     */
    public static ReleaseReference parse(String text) {
        var at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException(
                    "not a release: '%s' (expected name@tag, for instance app@2026-11-22)"
                            .formatted(text));
        }
        return new ReleaseReference(text.substring(0, at), text.substring(at + 1));
    }

    @Override
    public String toString() {
        return name + "@" + tag;
    }
}

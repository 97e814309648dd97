package io.flotilla.engine.fingerprint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The identity of a schema's structure: {@code fp1:} and 52 characters of lower-case base32
 * (SHA-256 of the canonical text, see {@code engine/FINGERPRINT.md}).
 */
public record Fingerprint(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("fp1:[a-z2-7]{52}");

    @JsonCreator
    public Fingerprint {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a fingerprint: '%s' (expected fp1: and 52 characters a-z, 2-7)"
                            .formatted(value));
        }
    }

    /** The first characters, enough for people to tell fingerprints apart on a screen. */
    public String brief() {
        return value.substring(0, 12);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.flotilla.orchestrator.access;

import io.flotilla.engine.Sha256;
import java.security.SecureRandom;

/** The text a caller shows: {@code flt_} and 256 random bits. Kept nowhere, only its hash. */
record TokenSecret(String text) {
    private static final String PREFIX = "flt_";
    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** 43 characters of 62 kinds hold 256 bits. */
    private static final int LENGTH = 43;

    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenSecret random() {
        var text = new StringBuilder(PREFIX);
        for (var i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new TokenSecret(text.toString());
    }

    /** SHA-256 without salt or stretching is enough for a secret nobody can guess. */
    byte[] hash() {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return PREFIX + "***";
    }
}

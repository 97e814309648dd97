package io.flotilla.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java has. */
public final class Sha256 {

    private Sha256() {}

    /** A digest to be fed in parts; for one thread. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static byte[] of(byte[] content) {
        return start().digest(content);
    }

    /** Of a text's UTF-8. */
    public static byte[] of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /** {@code sha256:} and 64 hexadecimal digits, as identities are written. */
    public static String named(byte[] hash) {
        return "sha256:" + HexFormat.of().formatHex(hash);
    }
}

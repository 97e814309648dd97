package io.flotilla.orchestrator.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A request as its key knows it: {@code line} names it, {@code digest} is the SHA-256 of what tells
 * it from others. The body itself is not in it.
 */
public record KeyedRequest(String actor, String key, String line, byte[] digest) {

    /**
     * @param parts what makes two requests different besides method, path and body; in a fixed
     *     order, null where there is none
     */
    static KeyedRequest of(
            String actor,
            String key,
            String method,
            String path,
            byte[] body,
            @Nullable String... parts) {
        var line = method + " " + path;
        var hash = sha256();
        add(hash, line.getBytes(UTF_8));
        for (var part : parts) {
            add(hash, part == null ? new byte[0] : part.getBytes(UTF_8));
        }
        add(hash, body);
        return new KeyedRequest(actor, key, line, hash.digest());
    }

    /** With its length before it, so that no two lists of parts are one text. */
    private static void add(MessageDigest hash, byte[] part) {
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        hash.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

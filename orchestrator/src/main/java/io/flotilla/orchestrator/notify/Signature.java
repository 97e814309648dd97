package io.flotilla.orchestrator.notify;

import io.flotilla.registry.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets a receiver tell that a call is ours, and not an old one: {@code t=<seconds>,v1=<hex>}, where
 * the latter is HMAC-SHA-256 over the seconds, a full stop and the body.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static String of(Secret key, Instant at, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.expose().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var signed = at.getEpochSecond() + "." + body;
            var hash = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "t=%d,v1=%s".formatted(at.getEpochSecond(), HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + ALGORITHM, e);
        }
    }
}

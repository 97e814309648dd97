package io.flotilla.orchestrator.audit.chain;

import io.flotilla.engine.Sha256;
import java.util.HexFormat;

/**
 * A place in the chain, and the hash over all up to it. Written {@code 1234:9f86d0…}.
 *
 * @param position from 1; 0 is before the first act
 * @param hash 64 hexadecimal digits
 */
public record Link(long position, String hash) {

    static final Link START = new Link(0, "0".repeat(64));

    private static final String FORMAT = "flotilla-audit/v1\n%d\n%d\n%s\n%s";

    /** The link of the act that comes next. */
    Link next(long auditId, String content) {
        var text = FORMAT.formatted(position + 1, auditId, content, hash);
        return new Link(position + 1, HexFormat.of().formatHex(Sha256.of(text)));
    }

    /**
     * @throws IllegalArgumentException if the text is no such place
     */
    static Link parse(String text) {
        if (!text.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "'%s' is no end of the chain; it is a position, a colon and 64 hexadecimal digits"
                            .formatted(text));
        }
        var colon = text.indexOf(':');
        return new Link(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return position + ":" + hash;
    }
}

package io.flotilla.orchestrator.cli.text;

/** Fingerprints and digests cut to what people compare. */
public final class Digests {
    private static final int KEPT = 8;

    private Digests() {}

    /** {@code fp1:} or {@code sha256:} and the first characters after it. */
    public static String brief(String digest) {
        var end = digest.indexOf(':') + 1 + KEPT;
        return digest.length() > end ? digest.substring(0, end) : digest;
    }
}

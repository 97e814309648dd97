package io.flotilla.orchestrator.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The identity of a release's content: SHA-256 over its dialect, policy and sources in order. */
final class ContentDigest {

    private ContentDigest() {}

    static String of(NewRelease release) {
        var policy = release.policy();
        var sources =
                release.sources().stream().flatMap(file -> Stream.of(file.path(), file.sql()));
        var parts =
                Stream.concat(
                        Stream.of(
                                "release/v1",
                                release.dialect(),
                                policy.drops().name(),
                                Boolean.toString(policy.concurrentIndexes()),
                                Boolean.toString(policy.splitValidation())),
                        sources);
        var digest = sha256();
        parts.map(part -> part.getBytes(UTF_8))
                .forEach(
                        part -> {
                            // the length keeps "ab","c" apart from "a","bc"
                            digest.update("%d:".formatted(part.length).getBytes(UTF_8));
                            digest.update(part);
                        });
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}

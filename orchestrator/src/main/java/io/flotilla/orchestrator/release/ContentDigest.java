package io.flotilla.orchestrator.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flotilla.engine.Sha256;
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
        var digest = Sha256.start();
        parts.map(part -> part.getBytes(UTF_8))
                .forEach(
                        part -> {
                            // the length keeps "ab","c" apart from "a","bc"
                            digest.update("%d:".formatted(part.length).getBytes(UTF_8));
                            digest.update(part);
                        });
        return Sha256.named(digest.digest());
    }
}

package io.flotilla.orchestrator.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flotilla.engine.Sha256;
import io.flotilla.engine.plan.PlanPolicy;
import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * The identity of a release's content: SHA-256 over its dialect, policy and sources in order. What
 * came to policies later counts only where it is not as usual, so that no release changed its
 * digest.
 */
final class ContentDigest {

    private ContentDigest() {}

    static String of(NewRelease release) {
        var policy = release.policy();
        var sources =
                release.sources().stream().flatMap(file -> Stream.of(file.path(), file.sql()));
        var parts =
                Stream.concat(
                        Stream.concat(
                                Stream.of(
                                        "release/v1",
                                        release.dialect(),
                                        policy.drops().name(),
                                        Boolean.toString(policy.concurrentIndexes()),
                                        Boolean.toString(policy.splitValidation())),
                                more(policy)),
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

    private static Stream<String> more(PlanPolicy policy) {
        var usual = PlanPolicy.DEFAULT;
        var parts = new ArrayList<String>();
        if (!policy.lockTimeout().equals(usual.lockTimeout())
                || !policy.statementTimeout().equals(usual.statementTimeout())) {
            parts.add("timeouts %s %s".formatted(policy.lockTimeout(), policy.statementTimeout()));
        }
        if (policy.copyWith() != null) {
            parts.add("copyWith " + policy.copyWith());
        }
        for (var object : policy.objects()) {
            parts.add("object");
            parts.add(object.match());
            parts.add(
                    "%s %s %s"
                            .formatted(
                                    object.drops(),
                                    object.concurrentIndexes(),
                                    object.splitValidation()));
            if (object.copyWith() != null) {
                parts.add("copyWith " + object.copyWith());
            }
        }
        return parts.stream();
    }
}

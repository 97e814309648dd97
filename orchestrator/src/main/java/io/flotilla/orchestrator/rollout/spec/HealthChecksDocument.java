package io.flotilla.orchestrator.rollout.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.ShortDuration;
import io.flotilla.orchestrator.rollout.spec.HealthCheck.Inconclusive;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The {@code health} of a wave. */
final class HealthChecksDocument {

    private static final List<String> FIELDS =
            List.of(
                    "name",
                    "http",
                    "status",
                    "prometheus",
                    "query",
                    "above",
                    "below",
                    "every",
                    "timeout",
                    "inconclusive");
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST = 20;

    private HealthChecksDocument() {}

    static List<HealthCheck> read(Fields wave) {
        var checks = new ArrayList<HealthCheck>();
        var names = new HashSet<String>();
        for (var fields : wave.mappings("health", FIELDS)) {
            var check = check(fields);
            if (!names.add(check.name())) {
                throw fields.refused(
                        "name",
                        "'%s' is taken by another check of the wave; give this one a name of its own"
                                .formatted(check.name()));
            }
            checks.add(check);
        }
        if (checks.size() > MOST) {
            throw wave.refused("health", "has more than %d checks".formatted(MOST));
        }
        return checks;
    }

    private static HealthCheck check(Fields fields) {
        if (fields.has("http") == fields.has("prometheus")) {
            throw fields.refused("http", "or prometheus must be said, and one of them alone");
        }
        return fields.has("http") ? http(fields) : prometheus(fields);
    }

    private static HealthCheck http(Fields fields) {
        for (var other : List.of("query", "above", "below")) {
            if (fields.has(other)) {
                throw fields.refused(
                        other, "is for a prometheus check; an http check has a status");
            }
        }
        return new HealthCheck.Http(
                name(fields, "http"),
                address(fields, "http"),
                fields.integer("status", 200, 100, 599),
                pace(fields));
    }

    private static HealthCheck prometheus(Fields fields) {
        if (fields.has("status")) {
            throw fields.refused("status", "is for an http check; use above or below");
        }
        if (address(fields, "prometheus").getRawQuery() != null) {
            throw fields.refused("prometheus", "has a query string; say the query under 'query'");
        }
        var above = fields.decimal("above");
        var below = fields.decimal("below");
        if (above != null && below != null && above.compareTo(below) >= 0) {
            throw fields.refused(
                    "above", "%s and below %s exclude each other".formatted(above, below));
        }
        return new HealthCheck.Prometheus(
                name(fields, "prometheus"),
                address(fields, "prometheus"),
                fields.text("query"),
                above,
                below,
                pace(fields));
    }

    private static String name(Fields fields, String usual) {
        return fields.has("name") ? WavesDocument.name(fields) : usual;
    }

    private static HealthCheck.Pace pace(Fields fields) {
        return new HealthCheck.Pace(
                fields.duration("every", EVERY, Duration.ofSeconds(1), Duration.ofHours(1)),
                fields.duration("timeout", TIMEOUT, Duration.ofMillis(100), Duration.ofSeconds(30)),
                fields.oneOf("inconclusive", Inconclusive.class, Inconclusive.PAUSE));
    }

    private static URI address(Fields fields, String name) {
        var text = fields.text(name);
        try {
            var address = new URI(text);
            var scheme = address.getScheme();
            if (scheme == null || !Set.of("http", "https").contains(scheme)) {
                throw fields.refused(name, "'%s' is not an http or https address".formatted(text));
            }
            if (address.getHost() == null) {
                throw fields.refused(name, "'%s' names no host".formatted(text));
            }
            if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
                throw fields.refused(name, "must have no user, password or fragment");
            }
            return address;
        } catch (URISyntaxException e) {
            throw fields.refused(name, "'%s' is not an address: %s".formatted(text, e.getReason()));
        }
    }

    static void write(List<HealthCheck> checks, ObjectNode wave) {
        if (checks.isEmpty()) {
            return;
        }
        var array = wave.putArray("health");
        for (var check : checks) {
            var node = array.addObject().put("name", check.name());
            switch (check) {
                case HealthCheck.Http http ->
                        node.put("http", http.address().toString()).put("status", http.status());
                case HealthCheck.Prometheus prometheus -> {
                    node.put("prometheus", prometheus.address().toString())
                            .put("query", prometheus.query());
                    if (prometheus.above() != null) {
                        node.put("above", prometheus.above().toPlainString());
                    }
                    if (prometheus.below() != null) {
                        node.put("below", prometheus.below().toPlainString());
                    }
                }
            }
            node.put("every", ShortDuration.format(check.pace().every()))
                    .put("timeout", ShortDuration.format(check.pace().timeout()))
                    .put("inconclusive", Fields.label(check.pace().inconclusive()));
        }
    }
}

package io.flotilla.orchestrator.rollout.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.Nearest;
import io.flotilla.engine.ShortDuration;
import io.flotilla.orchestrator.rollout.spec.WaveSpec.Gate;
import io.flotilla.orchestrator.rollout.spec.WaveSpec.Picks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code waves} of a rollout's document. */
final class WavesDocument {

    static final int MOST_PARALLEL = 10_000;

    private static final List<String> FIELDS =
            List.of(
                    "name",
                    "select",
                    "tenants",
                    "share",
                    "count",
                    "orderBy",
                    "dependsOn",
                    "parallel",
                    "slowStart",
                    "bake",
                    "health",
                    "gate",
                    "failures");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int PARALLEL = 50;
    private static final int MOST_WAVES = 1000;
    private static final Duration MONTH = Duration.ofDays(30);

    private WavesDocument() {}

    /** Without any, one wave takes every target. */
    static List<WaveSpec> read(Fields rollout) {
        if (!rollout.has("waves")) {
            return List.of(
                    new WaveSpec(
                            "all",
                            Picks.REST,
                            null,
                            PARALLEL,
                            false,
                            Duration.ZERO,
                            List.of(),
                            Gate.NONE,
                            Failures.OfWave.NONE));
        }
        var waves = new ArrayList<WaveSpec>();
        var names = new ArrayList<String>();
        for (var fields : rollout.mappings("waves", FIELDS)) {
            var wave = wave(fields, names);
            if (names.contains(wave.name())) {
                throw fields.refused(
                        "name", "'%s' is taken by an earlier wave".formatted(wave.name()));
            }
            if (!waves.isEmpty() && waves.getLast().takesTheRest()) {
                throw fields.refused(
                        "name",
                        "'%s' comes after '%s', which takes all that is left; give that one a select, tenants, a share or a count"
                                .formatted(wave.name(), waves.getLast().name()));
            }
            waves.add(wave);
            names.add(wave.name());
        }
        if (waves.isEmpty()) {
            throw rollout.refused("waves", "is empty; leave it out for one wave of all targets");
        }
        if (waves.size() > MOST_WAVES) {
            throw rollout.refused("waves", "has more than %d waves".formatted(MOST_WAVES));
        }
        return waves;
    }

    private static WaveSpec wave(Fields fields, List<String> earlier) {
        return new WaveSpec(
                name(fields),
                new Picks(
                        fields.optionalText("select"),
                        fields.texts("tenants"),
                        size(fields),
                        orderBy(fields)),
                dependsOn(fields, earlier),
                fields.integer("parallel", PARALLEL, 1, MOST_PARALLEL),
                fields.flag("slowStart"),
                fields.duration("bake", Duration.ZERO, Duration.ZERO, MONTH),
                HealthChecksDocument.read(fields),
                fields.oneOf("gate", Gate.class, Gate.NONE),
                FailuresDocument.readOfWave(
                        fields.mapping("failures", FailuresDocument.OF_WAVE),
                        Failures.OfWave.NONE));
    }

    static String name(Fields fields) {
        var name = fields.text("name");
        if (!NAME.matcher(name).matches()) {
            throw fields.refused("name", "'%s' is not of a-z, 0-9 and -".formatted(name));
        }
        return name;
    }

    private static @Nullable List<String> dependsOn(Fields fields, List<String> earlier) {
        if (!fields.has("dependsOn")) {
            return null;
        }
        var names = fields.texts("dependsOn");
        for (var name : names) {
            if (!earlier.contains(name)) {
                throw fields.refused(
                        "dependsOn",
                        "names '%s', which is no earlier wave%s"
                                .formatted(
                                        name,
                                        earlier.isEmpty()
                                                ? ": this one is the first"
                                                : Nearest.hintOrAll(name, earlier)));
            }
        }
        return names;
    }

    private static @Nullable OrderBy orderBy(Fields fields) {
        var text = fields.optionalText("orderBy");
        return text == null
                ? null
                : OrderBy.parse(text)
                        .orElseThrow(
                                () ->
                                        fields.refused(
                                                "orderBy",
                                                "'%s' is none of size, size desc, label KEY, label KEY desc"
                                                        .formatted(text)));
    }

    private static @Nullable WaveSize size(Fields fields) {
        if (fields.has("share") && fields.has("count")) {
            throw fields.refused("share", "and count exclude each other");
        }
        if (fields.has("count")) {
            return new WaveSize.Count(fields.integer("count", 1, 1, 1_000_000));
        }
        return fields.has("share") ? new WaveSize.Share(share(fields)) : null;
    }

    private static Percentage share(Fields fields) {
        var text = fields.text("share");
        return Percentage.parse(text)
                .filter(share -> share.value().signum() > 0)
                .orElseThrow(
                        () ->
                                fields.refused(
                                        "share",
                                        "'%s' is not a percentage such as 10%%".formatted(text)));
    }

    static void write(List<WaveSpec> waves, ArrayNode array) {
        waves.forEach(wave -> write(wave, array.addObject()));
    }

    private static void write(WaveSpec wave, ObjectNode node) {
        node.put("name", wave.name());
        write(wave.picks(), node);
        if (wave.dependsOn() != null) {
            wave.dependsOn().forEach(node.putArray("dependsOn")::add);
        }
        node.put("parallel", wave.parallel());
        if (wave.slowStart()) {
            node.put("slowStart", true);
        }
        node.put("bake", ShortDuration.format(wave.bake()));
        HealthChecksDocument.write(wave.checks(), node);
        if (wave.gate() == Gate.MANUAL) {
            node.put("gate", Fields.label(wave.gate()));
        }
        FailuresDocument.write(wave.failures(), node);
    }

    private static void write(Picks picks, ObjectNode node) {
        if (picks.select() != null) {
            node.put("select", picks.select());
        }
        if (!picks.tenants().isEmpty()) {
            picks.tenants().forEach(node.putArray("tenants")::add);
        }
        switch (picks.size()) {
            case null -> {}
            case WaveSize.Share(var percentage) -> node.put("share", percentage.toString());
            case WaveSize.Count(var targets) -> node.put("count", targets);
        }
        if (picks.orderBy() != null) {
            node.put("orderBy", picks.orderBy().toString());
        }
    }
}

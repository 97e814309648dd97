package io.flotilla.orchestrator.rollout.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.ShortDuration;
import io.flotilla.orchestrator.rollout.spec.WaveSpec.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code waves} of a rollout's document. */
final class WavesDocument {

    private static final List<String> FIELDS =
            List.of("name", "select", "share", "count", "parallel", "bake", "gate");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int PARALLEL = 50;
    private static final Duration MONTH = Duration.ofDays(30);

    private WavesDocument() {}

    /** Without any, one wave takes every target. */
    static List<WaveSpec> read(Fields rollout) {
        if (!rollout.has("waves")) {
            return List.of(new WaveSpec("all", null, null, PARALLEL, Duration.ZERO, Gate.NONE));
        }
        var waves = new ArrayList<WaveSpec>();
        var names = new HashSet<String>();
        for (var fields : rollout.mappings("waves", FIELDS)) {
            var wave = wave(fields);
            if (!names.add(wave.name())) {
                throw fields.refused(
                        "name", "'%s' is taken by an earlier wave".formatted(wave.name()));
            }
            if (!waves.isEmpty() && waves.getLast().takesTheRest()) {
                throw fields.refused(
                        "name",
                        "'%s' comes after '%s', which takes all that is left; give that one a select, a share or a count"
                                .formatted(wave.name(), waves.getLast().name()));
            }
            waves.add(wave);
        }
        if (waves.isEmpty()) {
            throw rollout.refused("waves", "is empty; leave it out for one wave of all targets");
        }
        return waves;
    }

    private static WaveSpec wave(Fields fields) {
        var name = fields.text("name");
        if (!NAME.matcher(name).matches()) {
            throw fields.refused("name", "'%s' is not of a-z, 0-9 and -".formatted(name));
        }
        return new WaveSpec(
                name,
                fields.optionalText("select"),
                size(fields),
                fields.integer("parallel", PARALLEL, 1, 10_000),
                fields.duration("bake", Duration.ZERO, Duration.ZERO, MONTH),
                fields.oneOf("gate", Gate.class, Gate.NONE));
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
        if (wave.select() != null) {
            node.put("select", wave.select());
        }
        switch (wave.size()) {
            case null -> {}
            case WaveSize.Share(var percentage) -> node.put("share", percentage.toString());
            case WaveSize.Count(var targets) -> node.put("count", targets);
        }
        node.put("parallel", wave.parallel()).put("bake", ShortDuration.format(wave.bake()));
        if (wave.gate() == Gate.MANUAL) {
            node.put("gate", Fields.label(wave.gate()));
        }
    }
}

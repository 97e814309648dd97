package io.flotilla.orchestrator.rollout.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.engine.Nearest;
import java.util.ArrayList;
import java.util.List;

/**
 * What may be changed while a rollout runs: how fast it goes and how much it bears, never where it
 * goes. The form is a merge patch (RFC 7396) on a mapping that holds nothing but changes:
 *
 * <pre>{"perDatabase": 4, "timeouts": {"lock": "1s", "statement": "2m"},
 *  "failures": {"budget": "2%", "drift": 5},
 *  "waves": {"rest": {"parallel": 20, "failures": {"budget": 3}}}}</pre>
 */
public final class LiveChanges {

    private static final List<String> ROLLOUT =
            List.of("perDatabase", "timeouts", "failures", "waves");
    private static final List<String> WAVE = List.of("parallel", "failures");

    private LiveChanges() {}

    /** Changes on top of others; a null takes one back. */
    public static ObjectNode merge(ObjectNode changes, JsonNode patch) {
        var merged = changes.deepCopy();
        patch.properties()
                .forEach(
                        field -> {
                            var name = field.getKey();
                            var value = field.getValue();
                            if (value.isNull()) {
                                merged.remove(name);
                            } else if (value.isObject()) {
                                var inner =
                                        merged.get(name) instanceof ObjectNode object
                                                ? object
                                                : merged.objectNode();
                                merged.set(name, merge(inner, value));
                            } else {
                                merged.set(name, value);
                            }
                        });
        return merged;
    }

    /**
     * The approved spec with changes.
     *
     * @throws RolloutDocumentInvalid naming the field and what it may be
     */
    public static RolloutSpec apply(RolloutSpec approved, JsonNode changes) {
        var fields = new Fields("", changes, ROLLOUT);
        return new RolloutSpec(
                approved.release(),
                approved.targets(),
                waves(approved, fields),
                RolloutDocument.perDatabase(fields, approved.perDatabase()),
                approved.priority(),
                FailuresDocument.read(
                        fields.mapping("failures", FailuresDocument.OF_WAVE), approved.failures()),
                approved.retry(),
                RolloutDocument.timeouts(
                        fields.mapping("timeouts", RolloutDocument.TIMEOUTS), approved.timeouts()),
                approved.windows());
    }

    private static List<WaveSpec> waves(RolloutSpec approved, Fields fields) {
        var names = approved.waves().stream().map(WaveSpec::name).toList();
        var changed = fields.anyMapping("waves");
        for (var name : changed.names()) {
            if (!names.contains(name)) {
                throw RolloutDocumentInvalid.value(
                        "there is no wave '%s'%s".formatted(name, Nearest.hintOrAll(name, names)));
            }
        }
        var waves = new ArrayList<WaveSpec>();
        for (var wave : approved.waves()) {
            var change = changed.mapping(wave.name(), WAVE);
            waves.add(
                    wave.with(
                            change.integer(
                                    "parallel", wave.parallel(), 1, WavesDocument.MOST_PARALLEL),
                            FailuresDocument.readOfWave(
                                    change.mapping("failures", FailuresDocument.OF_WAVE),
                                    wave.failures())));
        }
        return waves;
    }
}

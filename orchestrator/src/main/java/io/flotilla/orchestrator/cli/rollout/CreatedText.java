package io.flotilla.orchestrator.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;

/** What was made, and how it goes on. */
final class CreatedText {
    private CreatedText() {}

    static Text of(JsonNode node) {
        var rollout = Rollout.read(node);
        var text =
                new Text()
                        .line(
                                "rollout %s: %s → %d targets in %d waves"
                                        .formatted(
                                                rollout.id(),
                                                rollout.release(),
                                                rollout.targets(),
                                                rollout.waves().size()));
        rollout.waves()
                .forEach(wave -> text.line("  %-12s %d".formatted(wave.name(), wave.targets())));
        return text.line(
                Tone.QUIET,
                "next: flotilla rollout approve %s --manifest %s"
                        .formatted(rollout.id(), rollout.manifestDigest()));
    }
}

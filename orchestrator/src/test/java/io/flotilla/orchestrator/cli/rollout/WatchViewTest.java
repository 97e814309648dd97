package io.flotilla.orchestrator.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.rollout.TargetState;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchViewTest {
    @Test
    void showsWavesRatesAndWhyTargetsAreHeld() throws JsonProcessingException {
        var held = new ExceptionGroup(TargetState.HELD, "drifted from fp1:abc", List.of("acme"));

        assertThat(WatchView.of(read(Rollouts.RUNNING), List.of(held), 60).toString())
                .isEqualTo(
                        """
                        rollout 12  app@2 → 300 targets  running
                        ├─ canary  ████████████████████████ 100%  5/5  done
                        │    5 applied
                        ├─ tenth   ███████████████▏░░░░░░░░  63%  19/30  running
                        │    18 applied  8 running  1 held  3 pending
                        └─ rest    ░░░░░░░░░░░░░░░░░░░░░░░░   0%  0/265  waiting
                             265 pending
                        23 applied  8 running  1 held  268 pending   6.3/s · ETA 44s · failures 0 of 2 allowed
                          held 1  acme  drifted from fp1:abc""");
    }

    @Test
    void saysWhatItWaitsForAndUntilWhen() throws JsonProcessingException {
        var waiting =
                """
                {"id": 12, "release": "app@2", "state": "running", "manifestDigest": "x",
                 "waves": [
                   {"position": 1, "name": "canary", "state": "baking", "targets": 5,
                    "counts": {"applied": 5}},
                   {"position": 2, "name": "rest", "state": "waiting", "targets": 2,
                    "counts": {"pending": 2}}],
                 "counts": {"applied": 5, "pending": 2}, "rate": 0.0, "exceptions": 0,
                 "waits": [
                   {"kind": "window", "wave": null, "detail": "2 targets wait for their window"},
                   {"kind": "bake", "wave": "canary", "detail": "bakes", "since": "at one",
                    "until": "at two"},
                   {"kind": "depends-on", "wave": "rest", "detail": "depends on canary"}]}
                """;

        assertThat(WatchView.of(read(waiting), List.of(), 20).toString())
                .isEqualTo(
                        """
                        rollout 12  app@2 → 7 targets  running
                        ├─ canary  ██████████ 100%  5/5  baking
                        │    5 applied
                        │    bakes, since at one, until at two
                        └─ rest    ░░░░░░░░░░   0%  0/2  waiting
                             2 pending
                             depends on canary
                        5 applied  2 pending
                          2 targets wait for their window""");
    }

    @Test
    void showsNoRateOnceItIsOver() throws JsonProcessingException {
        var failed = new ExceptionGroup(TargetState.FAILED, "users.email\nis NULL", List.of("b"));

        assertThat(WatchView.of(read(Rollouts.COMPLETED), List.of(failed), 20).toString())
                .isEqualTo(
                        """
                        rollout 12  app@2 → 3 targets  completed
                        └─ all  ██████████ 100%  3/3  done
                             1 applied  1 held  1 failed
                        1 applied  1 held  1 failed   failures 1 of any allowed
                          failed 1  b  users.email is NULL""");
    }

    private static Rollout read(String json) throws JsonProcessingException {
        return Rollout.read(Json.MAPPER.readTree(json));
    }
}

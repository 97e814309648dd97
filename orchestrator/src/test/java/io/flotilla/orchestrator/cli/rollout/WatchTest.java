package io.flotilla.orchestrator.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.StubServer;
import io.flotilla.orchestrator.cli.text.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {
    @RegisterExtension private final StubServer server = new StubServer();

    @Test
    void printsALineWheneverSomethingChangedAndEndsWithTheRollout() {
        server.on("GET /rollouts/12", 200, Rollouts.RUNNING)
                .on("GET /rollouts/12", 200, Rollouts.RUNNING)
                .on("GET /rollouts/12", 200, Rollouts.COMPLETED)
                .on(
                        "GET /rollouts/12/targets?state=held&limit=200",
                        200,
                        "{\"items\": [{\"tenant\": \"acme\", \"detail\": \"drifted\"}]}")
                .on(
                        "GET /rollouts/12/targets?state=failed&limit=200",
                        200,
                        """
                        {"items": [{"tenant": "x", "detail": "no e-mail"},
                                   {"tenant": "y", "detail": "no e-mail"}]}
                        """);
        var shell = server.shell();

        assertThat(shell.run("rollout", "watch", "12")).isEqualTo(3);
        assertThat(shell.out().replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d ", ""))
                .isEqualTo(
                        """
                        running [canary:done tenth:running rest:waiting] \
                        23 applied, 8 running, 1 held, 268 pending
                          held acme: drifted
                        completed [all:done] 1 applied, 1 held, 1 failed
                          failed x, y: no e-mail
                        next: flotilla rollout revert|retry 12
                        """);
    }

    @Test
    void leavesAtTheTimeoutWhileTheRolloutGoesOn() {
        server.on("GET /rollouts/12", 200, Rollouts.with("running", false, "{}", 0));
        var shell = server.shell();

        assertThat(shell.run("rollout", "watch", "12", "--timeout", "0s")).isEqualTo(5);
        assertThat(shell.err()).contains("goes on by itself");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "completed | false | {\"applied\": 5} | 0 | DONE",
                "completed | false | {\"applied\": 5, \"held\": 1} | 1 | DIFFERENCES",
                "completed | false | {\"applied\": 5, \"failed\": 1} | 1 | FAILED",
                "reverted | false | {\"reverted\": 5} | 0 | DONE",
                "reverted | false | {\"revert-failed\": 1} | 1 | FAILED",
                "aborted | false | {\"skipped\": 5} | 5 | FAILED",
                "paused | true | {\"failed\": 5} | 5 | FAILED",
                "paused | false | {\"pending\": 5} | 0 | WAITING",
                "awaiting-approval | false | {\"pending\": 5} | 0 | WAITING",
                "scheduled | false | {\"pending\": 5} | 0 | WAITING",
            })
    void tellsByTheExitCodeHowItWent(
            String state, boolean halted, String counts, int exceptions, ExitCode expected)
            throws JsonProcessingException {
        var json = Rollouts.with(state, halted, counts, exceptions);

        assertThat(Watch.exitCode(Rollout.read(Json.MAPPER.readTree(json)))).isEqualTo(expected);
    }
}

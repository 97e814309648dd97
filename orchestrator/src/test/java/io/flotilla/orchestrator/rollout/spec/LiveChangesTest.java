package io.flotilla.orchestrator.rollout.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveChangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RolloutSpec APPROVED =
            RolloutDocument.read(
                    """
                    flotilla: rollout/v1
                    release: app@1
                    waves:
                      - {name: canary, count: 5, parallel: 2, bake: 10m, gate: manual}
                      - {name: rest, parallel: 10, failures: {budget: 1, drift: 2}}
                    failures: {budget: 1%}
                    timeouts: {lock: 2s, statement: 10m}
                    """);

    @Test
    void changesWhatIsNamedAndNothingElse() throws JsonProcessingException {
        var spec =
                LiveChanges.apply(
                        APPROVED,
                        json(
                                """
                                {"perDatabase": 3, "timeouts": {"lock": "500ms"},
                                 "failures": {"drift": 7},
                                 "waves": {"rest": {"parallel": 4, "failures": {"budget": "5%"}}}}
                                """));

        assertThat(spec.perDatabase()).isEqualTo(3);
        assertThat(spec.timeouts().lock()).isEqualTo(Duration.ofMillis(500));
        assertThat(spec.timeouts().statement()).isEqualTo(Duration.ofMinutes(10));
        assertThat(spec.failures().budget()).isEqualTo(APPROVED.failures().budget());
        assertThat(spec.failures().drift()).isEqualTo(new Failures.Budget.Count(7));
        assertThat(spec.wave(1)).isEqualTo(APPROVED.wave(1));
        assertThat(spec.wave(2).parallel()).isEqualTo(4);
        assertThat(spec.wave(2).failures().drift()).isEqualTo(new Failures.Budget.Count(2));
        assertThat(LiveChanges.apply(APPROVED, json("{}"))).isEqualTo(APPROVED);
    }

    @Test
    void aLaterChangeLeavesEarlierOnesAndANullTakesThemBack() throws JsonProcessingException {
        var first =
                LiveChanges.merge(json("{}"), json("{\"waves\": {\"rest\": {\"parallel\": 4}}}"));
        var second = LiveChanges.merge(first, json("{\"waves\": {\"canary\": {\"parallel\": 1}}}"));

        assertThat(LiveChanges.apply(APPROVED, second).waves())
                .extracting(WaveSpec::parallel)
                .containsExactly(1, 4);
        var third = LiveChanges.merge(second, json("{\"waves\": {\"rest\": null}}"));
        assertThat(LiveChanges.apply(APPROVED, third).waves())
                .extracting(WaveSpec::parallel)
                .containsExactly(1, 10);
        assertThat(first).isEqualTo(json("{\"waves\": {\"rest\": {\"parallel\": 4}}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'release': 'b@2'}|unknown field 'release'; known are perDatabase, timeouts, failures, waves",
                "{'waves': {'rst': {}}}|there is no wave 'rst'; did you mean 'rest'?",
                "{'waves': []}|waves must be a mapping",
                "{'waves': {'rest': {'gate': 'none'}}}|unknown field 'waves.rest.gate'; known are parallel, failures",
                "{'waves': {'rest': {'parallel': 0}}}|waves.rest.parallel '0' is not a whole number from 1 to 10000",
                "{'failures': {'then': 'continue'}}|unknown field 'failures.then'; known are budget, drift",
                "{'timeouts': {'lock': 'never'}}|timeouts.lock 'never' is not a duration from 1ms to 10m, such as 500ms, 30s, 10m or 1h30m",
            })
    void refusesWhatMayNotChange(String changes, String message) {
        assertThatThrownBy(() -> LiveChanges.apply(APPROVED, json(changes.replace('\'', '"'))))
                .isInstanceOf(RolloutDocumentInvalid.class)
                .hasMessage(message);
    }

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(text);
    }
}

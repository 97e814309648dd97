package io.flotilla.orchestrator.rollout.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.orchestrator.rollout.spec.WaveSpec.Gate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutDocumentTest {

    private static final String WHOLE =
            """
            flotilla: rollout/v1
            release: app@2026-11-22
            targets: "tier in (free,pro), region=eu"
            waves:
              - {name: canary, select: "canary=true", parallel: 5, bake: 10m, gate: manual}
              - {name: tenth, share: 10%, parallel: 50, bake: 1h30m}
              - {name: few, count: 20}
              - {name: rest, parallel: 200}
            perDatabase: 4
            failures: {budget: 0.5%, then: continue}
            retry: {attempts: 5, backoff: 500ms}
            timeouts: {lock: 1s, statement: 2m}
            """;

    @Test
    void readsEveryField() {
        var spec = RolloutDocument.read(WHOLE);

        assertThat(spec.release()).isEqualTo("app@2026-11-22");
        assertThat(spec.perDatabase()).isEqualTo(4);
        assertThat(spec.wave(1))
                .isEqualTo(
                        new WaveSpec(
                                "canary",
                                "canary=true",
                                null,
                                5,
                                Duration.ofMinutes(10),
                                Gate.MANUAL));
        assertThat(spec.wave(2).size().of(2_000)).isEqualTo(200);
        assertThat(spec.wave(2).bake()).isEqualTo(Duration.ofMinutes(90));
        assertThat(spec.wave(3).size().of(2_000)).isEqualTo(20);
        assertThat(spec.wave(4).takesTheRest()).isTrue();
        assertThat(spec.failures().budget().allowed(1_000)).isEqualTo(5);
        assertThat(spec.failures().then()).isEqualTo(Failures.Then.CONTINUE);
        assertThat(spec.retry()).isEqualTo(new Retry(5, Duration.ofMillis(500)));
        assertThat(spec.timeouts().lock()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void readsBackWhatItWrites() {
        var spec = RolloutDocument.read(WHOLE);

        assertThat(RolloutDocument.read(RolloutDocument.write(spec).toString())).isEqualTo(spec);
    }

    @Test
    void makesOneWaveOfAllTargetsWhereNoneIsNamed() {
        var spec = RolloutDocument.read("{\"flotilla\": \"rollout/v1\", \"release\": \"app@1\"}");

        assertThat(spec.waves()).singleElement().matches(WaveSpec::takesTheRest);
        assertThat(spec.targets()).isEmpty();
        assertThat(spec.failures().budget().allowed(99)).isZero();
        assertThat(spec.failures().budget().allowed(100)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wave: []|unknown field 'wave'; did you mean 'waves'?",
                "waves: [{name: a, paralel: 1}]|unknown field 'waves[0].paralel'; did you mean 'parallel'?",
                "failures: {buget: 1%}|unknown field 'failures.buget'; did you mean 'budget'?",
                "window: {cron: x}|window is not available yet; start and pause the rollout by hand instead",
                "waves: [{name: a, bake: 10 minutes}]|waves[0].bake '10 minutes' is not a duration from 0s to 30d, such as 500ms, 30s, 10m or 1h30m",
                "waves: [{name: a, share: 120%}, {name: b}]|waves[0].share '120%' is not a percentage such as 10%",
                "waves: [{name: a, share: 0%}, {name: b}]|waves[0].share '0%' is not a percentage such as 10%",
                "waves: [{name: a, share: 1%, count: 2}]|waves[0].share and count exclude each other",
                "waves: [{name: a}, {name: b}]|waves[1].name 'b' comes after 'a', which takes all that is left; give that one a select, a share or a count",
                "waves: [{name: a, count: 1}, {name: a}]|waves[1].name 'a' is taken by an earlier wave",
                "waves: [{name: A b}]|waves[0].name 'A b' is not of a-z, 0-9 and -",
                "waves: [{name: a, gate: auto}]|waves[0].gate 'auto' is not one of none, manual",
                "waves: [{name: a, parallel: 0}]|waves[0].parallel '0' is not a whole number from 1 to 10000",
                "failures: {budget: few}|failures.budget 'few' is not a whole number from 0 to 1000000",
                "failures: {then: revert}|failures.then 'revert' is not available yet; use pause or continue",
                "retry: 3|retry must be a mapping of attempts, backoff",
                "waves: {}|waves must be a list",
            })
    void saysWhatIsWrongAndWhere(String field, String message) {
        var document = "{flotilla: rollout/v1, release: app@1, %s}".formatted(field);

        assertThatThrownBy(() -> RolloutDocument.read(document))
                .isInstanceOf(RolloutDocumentInvalid.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|a rollout must be a mapping of flotilla, release, targets, waves, perDatabase, failures, retry, timeouts, window",
                "flotilla: rollout/v2|flotilla is 'rollout/v2'; this server reads rollout/v1",
                "flotilla: rollout/v1|release is missing",
            })
    void wantsAVersionAndARelease(String document, String message) {
        assertThatThrownBy(() -> RolloutDocument.read(document)).hasMessage(message);
    }

    @Test
    void refusesAFieldThatIsThereTwice() {
        assertThatThrownBy(
                        () ->
                                RolloutDocument.read(
                                        "flotilla: rollout/v1\nrelease: a@1\nrelease: b@1"))
                .hasMessageContaining("release");
    }

    @Test
    void doublesTheWaitBetweenAttempts() {
        var retry = new Retry(10, Duration.ofSeconds(30));

        assertThat(retry.after(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(retry.after(3)).isEqualTo(Duration.ofMinutes(2));
        assertThat(retry.after(40)).isEqualTo(Duration.ofHours(1));
    }
}

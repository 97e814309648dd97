package io.flotilla.orchestrator.rollout.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.orchestrator.rollout.spec.Failures.Budget;
import io.flotilla.orchestrator.rollout.spec.HealthCheck.Inconclusive;
import io.flotilla.orchestrator.rollout.spec.HealthCheck.Pace;
import io.flotilla.orchestrator.rollout.spec.WaveSpec.Gate;
import io.flotilla.orchestrator.rollout.spec.WaveSpec.Picks;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
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
              - name: named
                tenants: [acme, globex]
                health:
                  - {name: api, http: "https://app.example.org/health", status: 204, every: 1m}
                  - prometheus: http://prometheus:9090
                    query: sum(rate(errors[5m]))
                    below: 0.01
                    timeout: 2s
                    inconclusive: wait
              - {name: tenth, share: 10%, parallel: 50, bake: 1h30m, orderBy: size desc, slowStart: true}
              - {name: few, count: 20, orderBy: label tier, dependsOn: [canary, named]}
              - {name: rest, parallel: 200, dependsOn: [], failures: {budget: 2%, drift: 3}}
            perDatabase: 4
            failures: {budget: 0.5%, drift: 10, then: continue}
            retry: {attempts: 5, backoff: 500ms}
            timeouts: {lock: 1s, statement: 2m}
            windows:
              - {select: region=us, cron: "0 0 2 * * ?", for: 3h, zone: America/New_York}
            window: {cron: "0 0 1 ? * MON-FRI", for: 4h, zone: Europe/Paris}
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
                                new Picks("canary=true", List.of(), null, null),
                                null,
                                5,
                                false,
                                Duration.ofMinutes(10),
                                List.of(),
                                Gate.MANUAL,
                                Failures.OfWave.NONE));
        assertThat(spec.wave(2).picks().tenants()).containsExactly("acme", "globex");
        assertThat(spec.wave(2).checks())
                .containsExactly(
                        new HealthCheck.Http(
                                "api",
                                URI.create("https://app.example.org/health"),
                                204,
                                new Pace(
                                        Duration.ofMinutes(1),
                                        Duration.ofSeconds(5),
                                        Inconclusive.PAUSE)),
                        new HealthCheck.Prometheus(
                                "prometheus",
                                URI.create("http://prometheus:9090"),
                                "sum(rate(errors[5m]))",
                                null,
                                new BigDecimal("0.01"),
                                new Pace(
                                        Duration.ofSeconds(30),
                                        Duration.ofSeconds(2),
                                        Inconclusive.WAIT)));
        assertThat(size(spec, 3)).isEqualTo(200);
        assertThat(spec.wave(3).bake()).isEqualTo(Duration.ofMinutes(90));
        assertThat(spec.wave(3).slowStart()).isTrue();
        assertThat(spec.wave(3).picks().orderBy()).isEqualTo(new OrderBy.Size(true));
        assertThat(size(spec, 4)).isEqualTo(20);
        assertThat(spec.wave(4).picks().orderBy()).isEqualTo(new OrderBy.Label("tier", false));
        assertThat(spec.wave(4).dependsOn()).containsExactly("canary", "named");
        assertThat(spec.wave(5).takesTheRest()).isTrue();
        assertThat(spec.wave(5).dependsOn()).isEmpty();
        assertThat(spec.wave(5).failures())
                .isEqualTo(
                        new Failures.OfWave(
                                new Budget.Share(new Percentage(new BigDecimal("2"))),
                                new Budget.Count(3)));
        assertThat(spec.failures().drift()).isEqualTo(new Budget.Count(10));
        assertThat(spec.windows())
                .containsExactly(
                        new Window(
                                "region=us",
                                "0 0 2 * * ?",
                                Duration.ofHours(3),
                                ZoneId.of("America/New_York")),
                        new Window(
                                null,
                                "0 0 1 ? * MON-FRI",
                                Duration.ofHours(4),
                                ZoneId.of("Europe/Paris")));
        assertThat(spec.failures().budget().allowed(1_000)).isEqualTo(5);
        assertThat(spec.failures().then()).isEqualTo(Failures.Then.CONTINUE);
        assertThat(spec.retry()).isEqualTo(new Retry(5, Duration.ofMillis(500)));
        assertThat(spec.timeouts().lock()).isEqualTo(Duration.ofSeconds(1));
    }

    private static int size(RolloutSpec spec, int position) {
        var size = spec.wave(position).picks().size();
        return size == null ? 0 : size.of(2_000);
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
                "window: {cron: x, for: 1h}|window.cron 'x' is not understood (fields: 1); it has six fields, second minute hour day month weekday, such as '0 0 1 * * ?' for every night at one",
                "window: {cron: '0 1 * * *', for: 1h}|window.cron '0 1 * * *' is not understood (fields: 5); it has six fields, second minute hour day month weekday, such as '0 0 1 * * ?' for every night at one",
                "window: {cron: '0 0 25 * * ?', for: 1h}|window.cron '0 0 25 * * ?' is not understood (Hour values must be between 0 and 23); it has six fields, second minute hour day month weekday, such as '0 0 1 * * ?' for every night at one",
                "window: {for: 1h}|window.cron is missing",
                "window: {cron: '0 0 1 * * ?'}|window.for is missing: how long the window stays open, such as 4h",
                "window: {cron: '0 0 1 * * ?', for: 10s}|window.for '10s' is not a duration from 1m to 31d, such as 500ms, 30s, 10m or 1h30m",
                "window: {cron: '0 0 1 * * ?', for: 1h, zone: Paris}|window.zone 'Paris' is no time zone such as Europe/Paris or UTC",
                "window: {select: a=b}|unknown field 'window.select'; known are cron, for, zone",
                "windows: [{cron: '0 0 1 * * ?', for: 1h}]|windows[0].select is missing",
                "waves: [{name: a, orderBy: weight}]|waves[0].orderBy 'weight' is none of size, size desc, label KEY, label KEY desc",
                "waves: [{name: a, orderBy: label status}]|waves[0].orderBy 'label status' is none of size, size desc, label KEY, label KEY desc",
                "waves: [{name: a, tenants: acme}]|waves[0].tenants must be a list, such as [acme, globex]",
                "waves: [{name: a, tenants: [[]]}]|waves[0].tenants[0] must be a text",
                "waves: [{name: a, dependsOn: [b]}]|waves[0].dependsOn names 'b', which is no earlier wave: this one is the first",
                "waves: [{name: canary, count: 1}, {name: b, dependsOn: [canry]}]|waves[1].dependsOn names 'canry', which is no earlier wave; did you mean 'canary'?",
                "waves: [{name: a, slowStart: often}]|waves[0].slowStart 'often' is neither true nor false",
                "waves: [{name: a, failures: {then: pause}}]|unknown field 'waves[0].failures.then'; known are budget, drift",
                "failures: {drift: 101%}|failures.drift '101%' is neither a percentage such as 1% nor a number of targets",
                "waves: [{name: a, health: [{every: 1m}]}]|waves[0].health[0].http or prometheus must be said, and one of them alone",
                "waves: [{name: a, health: [{http: 'ftp://x'}]}]|waves[0].health[0].http 'ftp://x' is not an http or https address",
                "waves: [{name: a, health: [{http: 'http:///x'}]}]|waves[0].health[0].http 'http:///x' names no host",
                "waves: [{name: a, health: [{http: 'http://u:p@x'}]}]|waves[0].health[0].http must have no user, password or fragment",
                "waves: [{name: a, health: [{http: 'http://x y'}]}]|waves[0].health[0].http 'http://x y' is not an address: Illegal character in authority",
                "waves: [{name: a, health: [{http: 'http://x', query: up}]}]|waves[0].health[0].query is for a prometheus check; an http check has a status",
                "waves: [{name: a, health: [{prometheus: 'http://x', query: up, status: 200}]}]|waves[0].health[0].status is for an http check; use above or below",
                "waves: [{name: a, health: [{prometheus: 'http://x'}]}]|waves[0].health[0].query is missing",
                "waves: [{name: a, health: [{prometheus: 'http://x', query: up, above: 2, below: 1}]}]|waves[0].health[0].above 2 and below 1 exclude each other",
                "waves: [{name: a, health: [{prometheus: 'http://x', query: up, above: lots}]}]|waves[0].health[0].above 'lots' is not a number such as 0.05",
                "waves: [{name: a, health: [{http: 'http://x'}, {http: 'http://y'}]}]|waves[0].health[1].name 'http' is taken by another check of the wave; give this one a name of its own",
                "waves: [{name: a, health: [{http: 'http://x', inconclusive: halt}]}]|waves[0].health[0].inconclusive 'halt' is not one of pause, wait",
                "waves: [{name: a, bake: 10 minutes}]|waves[0].bake '10 minutes' is not a duration from 0s to 30d, such as 500ms, 30s, 10m or 1h30m",
                "waves: [{name: a, share: 120%}, {name: b}]|waves[0].share '120%' is not a percentage such as 10%",
                "waves: [{name: a, share: 0%}, {name: b}]|waves[0].share '0%' is not a percentage such as 10%",
                "waves: [{name: a, share: 1%, count: 2}]|waves[0].share and count exclude each other",
                "waves: [{name: a}, {name: b}]|waves[1].name 'b' comes after 'a', which takes all that is left; give that one a select, tenants, a share or a count",
                "waves: [{name: a, count: 1}, {name: a}]|waves[1].name 'a' is taken by an earlier wave",
                "waves: [{name: A b}]|waves[0].name 'A b' is not of a-z, 0-9 and -",
                "waves: [{name: a, gate: auto}]|waves[0].gate 'auto' is not one of none, manual",
                "waves: [{name: a, parallel: 0}]|waves[0].parallel '0' is not a whole number from 1 to 10000",
                "failures: {budget: few}|failures.budget 'few' is not a whole number from 0 to 1000000",
                "failures: {then: undo}|failures.then 'undo' is not one of pause, revert, continue",
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
                "''|a rollout must be a mapping of flotilla, release, targets, waves, perDatabase, priority, failures, retry, timeouts, window, windows",
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

package io.flotilla.orchestrator.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Alerts fire and are silent as their own tests say, are about what there is, and lead to a page.
 */
class AlertRulesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path FOLDER = ROOT.resolve("dashboards/prometheus");
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void promtoolFindsThemWellFormed() throws Exception {
        promtool("check", "rules", "flotilla.rules.yml");
    }

    @Test
    void theyFireAndAreSilent() throws Exception {
        promtool("test", "rules", "flotilla.rules.test.yml");
    }

    @Test
    void eachIsTestedBothWays() throws IOException {
        var firing = new TreeSet<String>();
        var silent = new TreeSet<String>();
        var tests = YAML.readTree(FOLDER.resolve("flotilla.rules.test.yml").toFile());
        for (var test : tests.path("tests")) {
            for (var one : test.path("alert_rule_test")) {
                var fires = !one.path("exp_alerts").isEmpty();
                (fires ? firing : silent).add(one.path("alertname").asText());
                // another rollout, server or engine of the same test is fine
                if (fires && isAmongOthers(test, one)) {
                    silent.add(one.path("alertname").asText());
                }
            }
        }

        var alerts =
                alerts().map(rule -> rule.path("alert").asText())
                        .collect(toCollection(TreeSet::new));
        assertThat(firing).isEqualTo(alerts);
        assertThat(silent).isEqualTo(alerts);
    }

    private static boolean isAmongOthers(JsonNode test, JsonNode one) {
        var labels = Json.elements(one.path("exp_alerts")).size();
        return Stream.of("rollout", "server", "engine", "kind")
                .anyMatch(
                        label ->
                                Json.elements(test.path("input_series")).stream()
                                                .map(series -> value(series, label))
                                                .filter(value -> !value.isEmpty())
                                                .distinct()
                                                .count()
                                        > labels);
    }

    private static String value(JsonNode series, String label) {
        var text = series.path("series").asText();
        var from = text.indexOf(label + "=\"");
        return from < 0 ? "" : text.substring(from).split("\"", -1)[1];
    }

    @Test
    void theyAreAboutWhatIsDocumented() throws IOException {
        var documented = DocumentedMetrics.read();

        assertThat(rules().map(rule -> rule.path("expr").asText()).flatMap(documented::unknownIn))
                .isEmpty();
    }

    @Test
    void eachLeadsToARunbookAndEachRunbookIsLedTo() throws IOException {
        var led =
                alerts().map(rule -> rule.path("annotations").path("runbook_url").asText())
                        .collect(toSet());

        assertThat(led).allSatisfy(page -> assertThat(ROOT.resolve(page)).exists());
        try (var pages = Files.list(ROOT.resolve("docs/runbooks"))) {
            assertThat(
                            pages.map(page -> ROOT.relativize(page).toString())
                                    .filter(page -> !page.endsWith("README.md")))
                    .containsExactlyInAnyOrderElementsOf(led);
        }
        for (var rule : alerts().toList()) {
            var page = ROOT.resolve(rule.path("annotations").path("runbook_url").asText());
            assertThat(Files.readString(page)).contains(rule.path("alert").asText());
        }
    }

    private static Stream<JsonNode> alerts() throws IOException {
        return rules().filter(rule -> rule.has("alert"));
    }

    private static Stream<JsonNode> rules() throws IOException {
        var groups = YAML.readTree(FOLDER.resolve("flotilla.rules.yml").toFile()).path("groups");
        return Json.elements(groups).stream()
                .flatMap(group -> Json.elements(group.path("rules")).stream());
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "no promtool (Debian's package prometheus): its tests of the alerts are skipped");
        var command =
                Stream.concat(Stream.of("promtool"), Arrays.stream(arguments))
                        .toArray(String[]::new);
        var process =
                new ProcessBuilder(command)
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}

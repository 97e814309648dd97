package io.flotilla.orchestrator.metrics;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
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
        Promtool.run(FOLDER, "check", "rules", "flotilla.rules.yml");
    }

    @Test
    void theyFireAndAreSilent() throws Exception {
        Promtool.run(FOLDER, "test", "rules", "flotilla.rules.test.yml");
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
}

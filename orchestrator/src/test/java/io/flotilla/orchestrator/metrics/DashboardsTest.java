package io.flotilla.orchestrator.metrics;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards ask for what there is, in PromQL, and say what they show. */
class DashboardsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path FOLDER = ROOT.resolve("dashboards/grafana");
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), *(\\w+)\\)");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|on|without|ignoring) *\\(([^)]*)\\)");
    private static final Pattern RECORDED = Pattern.compile("\\bflotilla:[\\w:]+");

    static List<Dashboard> dashboards() throws IOException {
        return Dashboard.readAll(FOLDER.resolve("dashboards"));
    }

    @Test
    void promtoolParsesEveryQuery(@TempDir Path folder) throws Exception {
        var rules = JsonNodeFactory.instance.arrayNode();
        for (var dashboard : dashboards()) {
            Stream.concat(
                            dashboard.expressions(),
                            dashboard.variableQueries().map(DashboardsTest::selector))
                    .forEach(
                            expression ->
                                    rules.addObject()
                                            .put("record", "query:n" + rules.size())
                                            .put("expr", expression));
        }
        assertThat(rules.size()).isGreaterThan(60);
        var file = JsonNodeFactory.instance.objectNode();
        file.putArray("groups").addObject().put("name", "queries").set("rules", rules);
        YAML.writeValue(folder.resolve("queries.yml").toFile(), file);

        Promtool.run(folder, "check", "rules", "queries.yml");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyMetricAndLabelIsDocumented(Dashboard dashboard) throws IOException {
        var documented = DocumentedMetrics.read();

        assertThat(
                        Stream.concat(dashboard.expressions(), dashboard.variableQueries())
                                .flatMap(documented::unknownIn))
                .isEmpty();
        assertThat(dashboard.expressions().flatMap(query -> unknownGroups(documented, query)))
                .isEmpty();
        assertThat(dashboard.expressions())
                .allSatisfy(
                        query ->
                                assertThat(
                                                documented.namedIn(query).findAny().isPresent()
                                                        || RECORDED.matcher(query).find())
                                        .as(query)
                                        .isTrue());
    }

    /** Labels by which something is put together that has no such label. */
    private static Stream<String> unknownGroups(DocumentedMetrics documented, String query) {
        var metrics = documented.namedIn(query).toList();
        return GROUPING.matcher(query)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(",")))
                .map(String::strip)
                .filter(label -> metrics.stream().noneMatch(metric -> metric.has(label)))
                .map(label -> "no label %s in %s".formatted(label, query));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void variablesListLabelsThatAreThere(Dashboard dashboard) throws IOException {
        var documented = DocumentedMetrics.read();

        assertThat(dashboard.variableQueries())
                .allSatisfy(
                        query -> {
                            var parts = LABEL_VALUES.matcher(query);
                            assertThat(parts.matches()).as(query).isTrue();
                            var label = parts.group(2);
                            assertThat(documented.namedIn(query).allMatch(it -> it.has(label)))
                                    .as(query)
                                    .isTrue();
                        });
        assertThat(dashboard.undefinedVariables()).isEmpty();
        assertThat(dashboard.variables())
                .extracting(variable -> variable.path("name").asText())
                .contains("datasource", "console");
    }

    private static String selector(String variableQuery) {
        return LABEL_VALUES.matcher(variableQuery).replaceAll("$1");
    }

    @Test
    void recordedSeriesAreOfOurRules() throws IOException {
        var rules = ROOT.resolve("dashboards/prometheus/flotilla.rules.yml").toFile();
        var recorded =
                YAML.readTree(rules).findValues("record").stream()
                        .map(JsonNode::asText)
                        .collect(toSet());

        for (var dashboard : dashboards()) {
            assertThat(
                            dashboard
                                    .expressions()
                                    .flatMap(query -> RECORDED.matcher(query).results())
                                    .map(found -> found.group()))
                    .as(dashboard.name())
                    .isSubsetOf(recorded);
        }
    }

    @Test
    void eachHasAnAddressOfItsOwn() throws IOException {
        assertThat(dashboards()).hasSize(5);
        assertThat(dashboards())
                .extracting(dashboard -> dashboard.json().path("uid").asText())
                .doesNotHaveDuplicates()
                .allMatch(uid -> uid.matches("flotilla-[a-z]+"));
        assertThat(dashboards())
                .extracting(dashboard -> dashboard.json().path("title").asText())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelSaysWhatItShowsAndCoversNoOther(Dashboard dashboard) {
        assertThat(dashboard.panels())
                .allSatisfy(
                        panel -> {
                            var title = panel.path("title").asText();
                            assertThat(title).isNotBlank();
                            assertThat(panel.path("description").asText()).as(title).endsWith(".");
                            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                                    .as(title)
                                    .isNotBlank();
                            assertThat(panel.at("/datasource/uid").asText())
                                    .isEqualTo("${datasource}");
                            assertThat(panel.path("targets")).as(title).isNotEmpty();
                        });
        var all = Json.elements(dashboard.json().path("panels"));
        assertThat(all).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        var taken = new HashMap<String, String>();
        for (var panel : all) {
            var at = panel.path("gridPos");
            for (var x = at.path("x").asInt();
                    x < at.path("x").asInt() + at.path("w").asInt();
                    x++) {
                assertThat(x).isLessThan(24);
                for (var y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    assertThat(taken.put(x + "," + y, panel.path("title").asText()))
                            .as("under %s", panel.path("title"))
                            .isNull();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void eachLeadsToTheConsole(Dashboard dashboard) {
        assertThat(dashboard.json().path("links"))
                .anySatisfy(
                        link ->
                                assertThat(link.path("url").asText())
                                        .startsWith("${console}/console"));
    }

    @Test
    void provisioningNamesWhatIsThere() throws IOException {
        var source =
                YAML.readTree(FOLDER.resolve("provisioning/datasources/flotilla.yml").toFile())
                        .at("/datasources/0");
        var provider =
                YAML.readTree(FOLDER.resolve("provisioning/dashboards/flotilla.yml").toFile())
                        .at("/providers/0");

        assertThat(source.path("type").asText()).isEqualTo("prometheus");
        assertThat(provider.path("type").asText()).isEqualTo("file");
        assertThat(FOLDER.resolve("README.md"))
                .content()
                .contains(provider.at("/options/path").asText())
                .contains(source.path("url").asText().replaceAll("[${}]", ""));
    }
}

package io.flotilla.orchestrator.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of Grafana's dashboards, as its file has it. */
record Dashboard(String name, JsonNode json) {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{(\\w+)[^}]*}|\\$(\\w+)|\\[\\[(\\w+)]]");

    /** What Grafana puts in itself. */
    private static final Pattern BUILT_IN = Pattern.compile("__\\w+");

    static List<Dashboard> readAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Dashboard::read)
                    .toList();
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(
                    file.getFileName().toString(), Json.MAPPER.readTree(file.toFile()));
        } catch (IOException e) {
            throw new IllegalStateException(file + " is no JSON", e);
        }
    }

    /** Those that show something. */
    List<JsonNode> panels() {
        return Json.elements(json.path("panels")).stream()
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    List<JsonNode> variables() {
        return Json.elements(json.at("/templating/list"));
    }

    /** Each panel's queries, with values in place of variables. */
    Stream<String> expressions() {
        return panels().stream()
                .flatMap(panel -> Json.elements(panel.path("targets")).stream())
                .map(target -> withValues(target.path("expr").asText()));
    }

    private static String withValues(String expression) {
        return VARIABLE.matcher(
                        expression
                                .replace("$__rate_interval", "5m")
                                .replace("$__interval", "1m")
                                .replace("$__range", "6h"))
                .replaceAll("1");
    }

    /** Queries of variables. */
    Stream<String> variableQueries() {
        return variables().stream()
                .filter(variable -> variable.path("type").asText().equals("query"))
                .map(variable -> variable.at("/query/query").asText());
    }

    /** Variables that are used somewhere and defined nowhere. */
    List<String> undefinedVariables() {
        var defined = variables().stream().map(it -> it.path("name").asText()).toList();
        return VARIABLE.matcher(json.toString())
                .results()
                .map(
                        found ->
                                Stream.of(1, 2, 3)
                                        .map(found::group)
                                        .filter(name -> name != null)
                                        .findFirst()
                                        .orElseThrow())
                .filter(name -> !BUILT_IN.matcher(name).matches() && !defined.contains(name))
                .distinct()
                .toList();
    }
}

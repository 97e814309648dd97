package io.flotilla.orchestrator.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The compose file fits what is in this repository, as far as that can be told without Docker. */
class ComposeFileTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DEPLOY = ROOT.resolve("deploy");
    private static final List<String> NODES = List.of("node-1", "node-2", "node-3");

    /** {@code ${NAME:-default}}, which stands for its default here. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}");

    private final String text = read(DEPLOY.resolve("compose.yaml"));
    private final JsonNode compose = parse(VARIABLE.matcher(text).replaceAll("$2"));

    @Test
    void itsNodesAreTheImageThatIsBuilt() {
        for (var node : NODES) {
            var service = compose.at("/services/" + node);
            // the name and the second tag that the image's build gives
            assertThat(service.path("image").asText()).isEqualTo("flotilla:latest");
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(service.path("stop_grace_period").asText()).isEqualTo("60s");
        }
        var build = read(DEPLOY.resolve("image/src/main/java/io/flotilla/image/ImageTar.java"));
        assertThat(build).contains("NAME = \"flotilla\"", "withAdditionalTag(\"latest\")");
    }

    @Test
    void itsSettingsExist() {
        var documented = read(ROOT.resolve("docs/configuration.md"));
        var settings = new TreeSet<String>();
        for (var node : NODES) {
            var environment = compose.at("/services/" + node + "/environment");
            environment.fieldNames().forEachRemaining(settings::add);
        }
        assertThat(settings)
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(documented).contains("`" + setting + "`"));
    }

    @Test
    void whatItMountsIsThere() {
        var mounted = new ArrayList<Path>();
        for (var service : compose.path("services")) {
            for (var volume : service.path("volumes")) {
                var parts = volume.asText().split(":", -1);
                if (parts[0].startsWith(".")) {
                    mounted.add(DEPLOY.resolve(parts[0]).normalize());
                } else {
                    assertThat(compose.path("volumes").has(parts[0])).as(parts[0]).isTrue();
                }
            }
        }
        assertThat(mounted).hasSizeGreaterThan(6).allMatch(Files::exists);
    }

    @Test
    void itsControlDatabaseIsTheNodes() {
        var control = compose.at("/services/control/environment");
        for (var node : NODES) {
            var environment = compose.at("/services/" + node + "/environment");
            assertThat(environment.path("FLOTILLA_CONTROL_URL").asText())
                    .endsWith("//control:5432/" + control.path("POSTGRES_DB").asText());
            assertThat(environment.path("FLOTILLA_CONTROL_USER"))
                    .isEqualTo(control.path("POSTGRES_USER"));
            assertThat(environment.path("FLOTILLA_CONTROL_PASSWORD"))
                    .isEqualTo(control.path("POSTGRES_PASSWORD"));
        }
    }

    @Test
    void whatCanBeSetIsExplained() {
        var explained = read(DEPLOY.resolve("compose/README.md"));
        var variables =
                VARIABLE.matcher(text).results().map(found -> found.group(1)).distinct().toList();
        assertThat(variables)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(explained).contains("`" + name + "`"));
        // a password can be given, so that the one in the file is never the only one
        assertThat(text.lines().filter(line -> line.contains("PASSWORD:")))
                .isNotEmpty()
                .allMatch(line -> VARIABLE.matcher(line).find());
    }

    @Test
    void prometheusAsksAllNodesAndKnowsTheAlerts() {
        var prometheus = parse(read(DEPLOY.resolve("compose/prometheus.yml")));
        var targets = prometheus.at("/scrape_configs/0/static_configs/0/targets");
        assertThat(Json.elements(targets).stream().map(JsonNode::asText))
                .containsExactlyElementsOf(NODES.stream().map(node -> node + ":8080").toList());
        var rules = prometheus.at("/rule_files/0").asText();
        assertThat(compose.at("/services/prometheus/volumes").toString())
                .contains(":/etc/prometheus/" + rules);
    }

    @Test
    void prometheusTakesItsConfiguration(@TempDir Path folder) throws Exception {
        var promtool = installed("promtool");
        Files.copy(DEPLOY.resolve("compose/prometheus.yml"), folder.resolve("prometheus.yml"));
        Files.copy(
                ROOT.resolve("dashboards/prometheus/flotilla.rules.yml"),
                folder.resolve("flotilla.rules.yml"));
        run(promtool, "check", "config", folder.resolve("prometheus.yml").toString());
    }

    @Test
    void theBalancerTakesItsConfiguration() throws Exception {
        run(installed("haproxy"), "-c", "-f", DEPLOY.resolve("compose/haproxy.cfg").toString());
    }

    /** Where a program is; skips the test where it is not installed. */
    private static String installed(String program) {
        var found =
                Pattern.compile(":")
                        .splitAsStream(System.getenv("PATH") + ":/usr/sbin")
                        .map(folder -> Path.of(folder, program))
                        .filter(Files::isExecutable)
                        .findFirst();
        assumeTrue(found.isPresent(), program + " is not installed");
        return found.orElseThrow().toString();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /**
     * Through SnakeYAML's own types, for Jackson's reader does not merge {@code <<} and anchors.
     */
    private static JsonNode parse(String yaml) {
        return new YAMLMapper().valueToTree(new Yaml().<Map<String, Object>>load(yaml));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.flotilla.orchestrator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Screen;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.control.HomeFolder;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a command runs: what it prints to, the environment it reads, the screen it draws on. */
public record Shell(
        PrintWriter out, PrintWriter err, Map<String, String> environment, Screen screen) {
    public Shell {
        environment = Map.copyOf(environment);
    }

    /** The shell this process was started from. */
    public static Shell ofProcess() {
        var environment = System.getenv();
        return new Shell(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                environment,
                Screen.ofProcess(environment));
    }

    /** An environment variable, null where it is unset or blank. */
    public @Nullable String variable(String name) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** Where Flotilla keeps its own files. */
    public Path home() {
        var home = variable("FLOTILLA_HOME");
        return HomeFolder.of(home == null ? HomeFolder.DEFAULT : home).path();
    }

    public void print(Text text) {
        text.lines().forEach(line -> out.println(screen.render(line)));
        out.flush();
    }

    /** Prints the result as it is, or as {@code text} tells it to people. */
    public void print(Format format, JsonNode result, Function<JsonNode, Text> text) {
        switch (format) {
            case TEXT -> print(text.apply(result));
            case JSON -> {
                out.println(Json.versioned(result));
                out.flush();
            }
        }
    }
}

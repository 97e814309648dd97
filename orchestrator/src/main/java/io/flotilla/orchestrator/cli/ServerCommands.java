package io.flotilla.orchestrator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ServerAddress;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Text;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the groups of commands that talk to a server share; each method is one command. */
@Command(sortOptions = false)
public abstract class ServerCommands {
    @Mixin private final HelpOption help = new HelpOption();

    private final Shell shell;
    private @Nullable ApiClient client;

    protected ServerCommands(Shell shell) {
        this.shell = shell;
    }

    protected final Shell shell() {
        return shell;
    }

    /** The server the environment names; looked up at the first use, so that help needs none. */
    protected final ApiClient api() {
        var current = client;
        if (current == null) {
            current = ServerAddress.client(shell);
            client = current;
        }
        return current;
    }

    protected final void print(
            OutputOptions output, JsonNode result, Function<JsonNode, Text> text) {
        shell.print(output.format(), result, text);
    }

    /** Prints a list; {@code text} is given the items. */
    protected final void printItems(
            OutputOptions output, Iterable<JsonNode> items, Function<JsonNode, Text> text) {
        print(output, Json.items(items), list -> text.apply(list.path("items")));
    }

    protected static ObjectNode strings(@Nullable Map<String, String> values) {
        var object = Json.object();
        if (values != null) {
            values.forEach(object::put);
        }
        return object;
    }

    protected static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw CommandFailure.error("cannot read %s: %s".formatted(file, reason(e)));
        }
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case MalformedInputException _ -> "it is not UTF-8 text";
            default -> failure.toString();
        };
    }
}

package io.flotilla.orchestrator.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.OutputOptions;
import io.flotilla.orchestrator.cli.ServerCommands;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Column;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Table;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flotilla token …}. */
@Command(name = "token", description = "who may talk to the server")
public final class TokenCommands extends ServerCommands {
    private static final Table TABLE =
            Table.of(
                    Column.number("ID", "id"),
                    Column.text("NAME", "name"),
                    Column.text("ROLE", "role"),
                    Column.time("CREATED", "createdAt"));

    public TokenCommands(Shell shell) {
        super(shell);
    }

    @Command(description = "makes a token and prints it this once")
    void create(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--role", required = true, description = "viewer, operator or admin")
                    String role,
            @Mixin OutputOptions output) {
        var body = Json.object().put("name", name).put("role", role);
        print(output, api().post(ApiPath.of("tokens"), body), TokenCommands::created);
    }

    @Command(description = "lists the tokens, without their secrets")
    void list(@Mixin OutputOptions output) {
        printItems(
                output, api().list(ApiPath.of("tokens")), items -> TABLE.text(items, "no token"));
    }

    @Command(description = "ends a token at once")
    void revoke(@Parameters(paramLabel = "ID") String id, @Mixin OutputOptions output) {
        api().delete(ApiPath.of("tokens", id));
        print(output, Json.object().put("revoked", id), _ -> Text.of("revoked token " + id));
    }

    @Command(
            name = "sign-in-link",
            description = {
                "makes a link that signs a browser in to the console, once",
                "It is good for 15 minutes, and signs in with the token this command uses."
            })
    void signInLink(@Mixin OutputOptions output) {
        var api = api();
        var link = address(api);
        print(output, Json.object().put("address", link), _ -> Text.of(link));
    }

    /** The address of a new sign-in link. */
    public static String address(ApiClient api) {
        var link = api.post(ApiPath.of("tokens", "own", "sign-in-link"), Json.object());
        return api.address(Json.text(link, "path")).toString();
    }

    private static Text created(JsonNode token) {
        return Text.of(Json.text(token, "token"))
                .line(
                        Tone.QUIET,
                        "token %s for %s (%s); it is not shown again"
                                .formatted(
                                        Json.text(token, "id"),
                                        Json.text(token, "name"),
                                        Json.text(token, "role")));
    }
}

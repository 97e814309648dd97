package io.flotilla.orchestrator.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.OutputOptions;
import io.flotilla.orchestrator.cli.ServerCommands;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Column;
import io.flotilla.orchestrator.cli.text.Json;
import io.flotilla.orchestrator.cli.text.Labels;
import io.flotilla.orchestrator.cli.text.Table;
import io.flotilla.orchestrator.cli.text.Text;
import io.flotilla.orchestrator.cli.text.Tone;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flotilla database …}. */
@Command(name = "database", description = "databases that hold tenants")
public final class DatabaseCommands extends ServerCommands {
    private static final Table TABLE =
            Table.of(
                    Column.text("NAME", "name"),
                    Column.text("DIALECT", "dialect"),
                    Column.computed("ADDRESS", DatabaseCommands::address),
                    Column.text("USER", "username"),
                    Column.number("CAP", "connectionCap"),
                    Column.labels("LABELS", "labels"));

    private static final Table SERVERS =
            Table.of(
                    Column.text("SERVER", "server"),
                    Column.state("BREAKER", "breaker"),
                    Column.number("DATABASES", "databases"),
                    Column.number("IN USE", "inUse"),
                    Column.number("CAP", "cap"),
                    Column.text("FAULT", "fault"));

    public DatabaseCommands(Shell shell) {
        super(shell);
    }

    @Command(description = "registers a database; the password stays where it is")
    void add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--host", required = true) String host,
            @Option(names = "--port", description = "default: the usual one, 5432 or 3306")
                    @Nullable Integer port,
            @Option(names = "--database", required = true, description = "its name on the server")
                    String database,
            @Option(names = "--user", required = true) String user,
            @Option(
                            names = "--password",
                            required = true,
                            paramLabel = "REFERENCE",
                            description = "env:NAME or file:/path, read by the server")
                    String password,
            @Option(
                            names = "--dialect",
                            defaultValue = "postgres",
                            description = "postgres, postgres-with-privileges or mysql")
                    String dialect,
            @Option(
                            names = "--connections",
                            defaultValue = "16",
                            description = "how many Flotilla may have open (default: 16)")
                    int connections,
            @Option(names = "--option", paramLabel = "NAME=VALUE", description = "of the driver")
                    @Nullable Map<String, String> options,
            @Option(names = "--label", paramLabel = "KEY=VALUE")
                    @Nullable Map<String, String> labels,
            @Mixin OutputOptions output) {
        var body =
                Json.object()
                        .put("name", name)
                        .put("dialect", dialect)
                        .put("host", host)
                        .put("database", database)
                        .put("username", user)
                        .put("password", password)
                        .put("connectionCap", connections);
        if (port != null) {
            body.put("port", port);
        }
        body.set("options", strings(options));
        body.set("labels", strings(labels));
        print(
                output,
                api().post(ApiPath.of("databases"), body),
                added ->
                        Text.of("added " + name + " at " + address(added))
                                .line(Tone.QUIET, "next: flotilla database check " + name));
    }

    @Command(description = "lists the databases")
    void list(@Mixin OutputOptions output) {
        printItems(
                output,
                api().list(ApiPath.of("databases")),
                items -> TABLE.text(items, "no database yet; flotilla database add registers one"));
    }

    @Command(description = "shows one database")
    void show(@Parameters(paramLabel = "NAME") String name, @Mixin OutputOptions output) {
        print(output, api().get(ApiPath.of("databases", name)), DatabaseCommands::details);
    }

    @Command(description = "connects to a database and says whether that works")
    int check(@Parameters(paramLabel = "NAME") String name, @Mixin OutputOptions output) {
        var check = api().post(ApiPath.of("databases", name, "check"));
        print(output, check, result -> checked(name, result));
        return (check.path("ok").asBoolean() ? ExitCode.DONE : ExitCode.ERROR).code();
    }

    @Command(description = "lists the servers that databases are on, and whether they work")
    void servers(@Mixin OutputOptions output) {
        print(
                output,
                api().get(ApiPath.of("target-servers")),
                servers -> SERVERS.text(servers, "no database yet"));
    }

    @Command(
            name = "server-cap",
            description = "bounds the connections attempts hold on a server, over all databases")
    void serverCap(
            @Parameters(paramLabel = "HOST:PORT") String server,
            @Option(names = "--connections", description = "without it there is no cap")
                    @Nullable Integer connections,
            @Mixin OutputOptions output) {
        print(
                output,
                api().put(
                                ApiPath.of("target-servers", server, "cap"),
                                Json.object().put("connections", connections)),
                _ ->
                        Text.of(
                                connections == null
                                        ? server + " has no cap of its own"
                                        : "at most %d connections on %s"
                                                .formatted(connections, server)));
    }

    @Command(
            name = "server-resume",
            description = "lets attempts begin again on a server that was left alone")
    void serverResume(
            @Parameters(paramLabel = "HOST:PORT") String server, @Mixin OutputOptions output) {
        print(
                output,
                api().post(ApiPath.of("target-servers", server, "resume"), Json.object()),
                _ -> Text.of("attempts begin again on " + server));
    }

    @Command(description = "forgets a database that has no targets")
    void remove(@Parameters(paramLabel = "NAME") String name, @Mixin OutputOptions output) {
        api().delete(ApiPath.of("databases", name));
        print(
                output,
                Json.object().put("removed", name),
                _ -> Text.of("removed " + name + "; the database itself is untouched"));
    }

    private static Text details(JsonNode database) {
        return new Text()
                .line(Text.span(Tone.STRONG, Json.text(database, "name")))
                .line("address   " + address(database))
                .line("dialect   " + Json.text(database, "dialect"))
                .line("user      " + Json.text(database, "username"))
                .line("password  " + Json.text(database, "password"))
                .line("cap       " + Json.text(database, "connectionCap") + " connections")
                .line("options   " + Labels.text(database.path("options")))
                .line("labels    " + Labels.text(database.path("labels")))
                .line("targets   " + Json.text(database, "targets"));
    }

    /** What a check found. */
    public static Text checked(String name, JsonNode check) {
        var text = new Text();
        if (check.path("ok").asBoolean()) {
            var version = Json.text(check, "serverVersion").replaceFirst(" on .*", "");
            text.line(Text.join(Text.span(Tone.GOOD, "ok"), "  %s: %s".formatted(name, version)));
        } else {
            var problem = Json.text(check, "problem");
            text.line(
                    Text.join(Text.span(Tone.BAD, "failed"), "  %s: %s".formatted(name, problem)));
        }
        check.path("warnings")
                .forEach(warning -> text.line(Tone.WARNING, "    " + warning.asText()));
        return text;
    }

    private static String address(JsonNode database) {
        return "%s:%s/%s"
                .formatted(
                        Json.text(database, "host"),
                        Json.text(database, "port"),
                        Json.text(database, "database"));
    }
}

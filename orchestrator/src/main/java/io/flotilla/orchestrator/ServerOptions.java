package io.flotilla.orchestrator;

import io.flotilla.orchestrator.control.ControlAddress;
import io.flotilla.orchestrator.control.HomeFolder;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the server is told at its start: options first, then system properties and environment. */
@Command(
        name = "flotilla server",
        description = "Starts the server, with its own control database unless one is configured.",
        footer = {
            "%nEnvironment: FLOTILLA_HOME, FLOTILLA_HTTP_HOST, FLOTILLA_HTTP_PORT, FLOTILLA_LOG_JSON;",
            "FLOTILLA_CONTROL_URL (jdbc:postgresql://…), FLOTILLA_CONTROL_USER,",
            "FLOTILLA_CONTROL_PASSWORD for a control database of yours."
        },
        mixinStandardHelpOptions = false)
final class ServerOptions implements Callable<Integer> {
    private static final int USAGE = 64;

    private final SmallRyeConfig environment =
            new SmallRyeConfigBuilder().addDefaultSources().build();
    private final ToIntFunction<ServerOptions> start;

    @Parameters(arity = "0..1", hidden = true)
    @Nullable String command;

    @Option(names = "--host", description = "address to listen on (default: 127.0.0.1)")
    @Nullable String host;

    @Option(names = "--port", description = "port to listen on (default: 8080)")
    @Nullable Integer port;

    @Option(names = "--home", description = "folder to keep all in (default: ~/.flotilla)")
    @Nullable String home;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this")
    boolean help;

    private ServerOptions(ToIntFunction<ServerOptions> start) {
        this.start = start;
    }

    static int parse(String[] arguments, ToIntFunction<ServerOptions> start) {
        var options = new ServerOptions(start);
        // in a container, mostly: picocli's class files are too old for JDK 25's cache, and cost
        // 0.2 s
        return arguments.length == 0 ? options.call() : new CommandLine(options).execute(arguments);
    }

    @Override
    public Integer call() {
        if (command != null && !command.equals("server")) {
            System.err.println("flotilla server: unknown argument '%s'".formatted(command));
            return USAGE;
        }
        return start.applyAsInt(this);
    }

    String host() {
        return host != null ? host : setting("flotilla.http.host").orElse("127.0.0.1");
    }

    int port() {
        return port != null
                ? port
                : environment.getOptionalValue("flotilla.http.port", Integer.class).orElse(8080);
    }

    HomeFolder home() {
        return HomeFolder.of(
                home != null ? home : setting("flotilla.home").orElse(HomeFolder.DEFAULT));
    }

    /** Empty when no control database is configured. */
    Optional<ControlAddress> control() {
        return setting("flotilla.control.url")
                .map(
                        url ->
                                new ControlAddress(
                                        url,
                                        setting("flotilla.control.user").orElse(""),
                                        setting("flotilla.control.password").orElse(""),
                                        false));
    }

    private Optional<String> setting(String name) {
        return environment.getOptionalValue(name, String.class);
    }
}

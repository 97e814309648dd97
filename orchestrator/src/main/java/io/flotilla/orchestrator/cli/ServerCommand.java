package io.flotilla.orchestrator.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** {@code flotilla server}: a process of its own, because the command line has no Quarkus. */
@Command(
        name = "server",
        description = "starts the server, with its own control database unless one is configured")
final class ServerCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin private final HelpOption help = new HelpOption();

    @Unmatched private List<String> arguments = new ArrayList<>();

    ServerCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(ServerJar.command(arguments)).inheritIO();
        builder.environment().putAll(shell.environment());
        var server = builder.start();
        var hook = new Thread(server::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
        return server.waitFor();
    }
}

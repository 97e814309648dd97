package io.flotilla.orchestrator.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server's jar, which lies beside the command line's own classes. */
public final class ServerJar {
    private ServerJar() {}

    /** The command that starts the server with the JDK that runs this process. */
    public static List<String> command(List<String> arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-jar");
        command.add(locate().toString());
        command.addAll(arguments);
        return command;
    }

    private static Path locate() {
        var jar = folder().resolve("quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new CommandFailure(
                    ExitCode.ERROR,
                    "the server is not built: there is no " + jar,
                    "start it with the 'flotilla' script, or build it with ./mvnw package");
        }
        return jar;
    }

    /** As the script says; else from where this class is: {@code <folder>/app/<this jar>}. */
    private static Path folder() {
        var given = System.getProperty("flotilla.home.dist");
        if (given != null) {
            return Path.of(given);
        }
        try {
            var classes =
                    Path.of(
                            ServerJar.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            return classes.resolve("..").resolve("..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

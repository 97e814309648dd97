package io.flotilla.orchestrator.cli.client;

import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.ExitCode;
import io.flotilla.orchestrator.cli.Shell;
import io.flotilla.orchestrator.control.HomeFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which server the environment names, and with which token. */
public final class ServerAddress {
    private static final String DEFAULT = "http://127.0.0.1:8080";

    private ServerAddress() {}

    /** {@code FLOTILLA_URL} and {@code FLOTILLA_TOKEN}, or what a server on this machine left. */
    public static ApiClient client(Shell shell) {
        var url = shell.variable("FLOTILLA_URL");
        return new ApiClient(server(url == null ? DEFAULT : url), token(shell));
    }

    private static URI server(String url) {
        var trimmed = url.strip().replaceAll("/+$", "");
        if (!trimmed.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "FLOTILLA_URL is not the address of a server: '%s'".formatted(url),
                    "it looks like " + DEFAULT);
        }
        return URI.create(trimmed);
    }

    private static @Nullable String token(Shell shell) {
        var token = shell.variable("FLOTILLA_TOKEN");
        return token == null
                ? fileToken(shell.home().resolve(HomeFolder.ADMIN_TOKEN))
                : token.strip();
    }

    /** Null where there is none; the server then answers what is missing. */
    public static @Nullable String fileToken(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ERROR, "cannot read the token in " + e.getMessage(), null);
        }
    }
}

package io.flotilla.orchestrator;

import io.flotilla.orchestrator.control.ControlAddress;
import io.flotilla.orchestrator.control.ControlFailure;
import io.flotilla.orchestrator.control.EmbeddedControlDatabase;
import io.flotilla.orchestrator.control.HomeFolder;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where the server's process starts. What can be told in one line is found out before Quarkus
 * starts: options, the port, the home folder and the control database.
 */
@QuarkusMain
public final class Server {
    private static final int SHUTDOWN_SECONDS = 45;

    private Server() {}

    public static void main(String... arguments) {
        var code = ServerOptions.parse(arguments, Server::start);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Returns when the server has stopped, or with a code other than 0 when it cannot start. */
    private static int start(ServerOptions options) {
        try {
            requireFree(options.host(), options.port());
            System.setProperty("flotilla.home", options.home().path().toString());
            System.setProperty("flotilla.http.host", options.host());
            System.setProperty("flotilla.http.port", Integer.toString(options.port()));
            var external = options.control();
            if (external.isPresent()) {
                run(external.get(), null);
            } else {
                var embedded = embedded(options.home());
                run(embedded.address(), embedded);
            }
            return 0;
        } catch (ControlFailure e) {
            System.err.println("flotilla: " + e.getMessage());
            return 1;
        }
    }

    private static EmbeddedControlDatabase embedded(HomeFolder home) {
        try {
            return EmbeddedControlDatabase.start(home);
        } catch (IOException e) {
            throw new ControlFailure("no control database in %s: %s".formatted(home.path(), e), e);
        }
    }

    private static void requireFree(String host, int port) {
        if (port == 0) {
            return;
        }
        try {
            new ServerSocket(port, 1, InetAddress.getByName(host)).close();
        } catch (IOException e) {
            throw new ControlFailure(
                    "cannot listen on %s:%d (%s): stop what does, or choose with --host and --port"
                            .formatted(host, port, e.getMessage()),
                    e);
        }
    }

    private static void run(ControlAddress control, @Nullable EmbeddedControlDatabase embedded) {
        var stopped = new CountDownLatch(1);
        if (embedded != null) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> closeAfter(stopped, embedded), "control"));
        }
        control.check();
        System.setProperty("flotilla.control.url", control.url());
        System.setProperty("flotilla.control.user", control.user());
        System.setProperty("flotilla.control.password", control.password());
        System.setProperty("flotilla.control.embedded", Boolean.toString(control.embedded()));
        Quarkus.run(
                null,
                (code, failure) -> {
                    if (failure != null) {
                        tell(failure);
                    }
                    stopped.countDown();
                    System.exit(failure == null ? code : 1);
                });
    }

    /** Quarkus leaves that to who is told how it ended. */
    private static void tell(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        System.err.println("flotilla: cannot start: " + cause);
        failure.printStackTrace();
    }

    /** Shutdown hooks run at once; the database has to outlive Quarkus, which works to its end. */
    private static void closeAfter(CountDownLatch stopped, EmbeddedControlDatabase embedded) {
        try {
            var _ = stopped.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            embedded.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            System.err.println("flotilla: the control database was not stopped: " + e.getMessage());
        }
    }
}

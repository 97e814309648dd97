package io.flotilla.orchestrator.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The control database of a server without configuration: PostgreSQL under the home folder, kept
 * from run to run. It survives the server's kill -9; the next start takes it over as it is. One
 * server at a time holds the home folder.
 */
public final class EmbeddedControlDatabase implements AutoCloseable {
    private static final String USER = "flotilla";
    private static final String PASSWORD = "control-password";

    private final HomeLock lock;
    private final Postmaster postmaster;
    private final ControlAddress address;

    private EmbeddedControlDatabase(HomeLock lock, Postmaster postmaster, ControlAddress address) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.address = address;
    }

    /**
     * Starts it or takes it over.
     *
     * @throws ControlFailure saying what stands in the way
     */
    public static EmbeddedControlDatabase start(HomeFolder home) throws IOException {
        var lock = HomeLock.take(home.create());
        try {
            var data = home.path().resolve("control");
            var postmaster =
                    new Postmaster(
                            PostgresBinaries.unpack(home),
                            data,
                            home.path().resolve("control.log"));
            var password = password(home, data);
            if (!Files.exists(data)) {
                postmaster.initialise(USER, home.path().resolve(PASSWORD));
            }
            return new EmbeddedControlDatabase(lock, postmaster, up(postmaster, password));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public ControlAddress address() {
        return address;
    }

    /** Stops the server and gives the home folder up. */
    @Override
    public void close() throws IOException {
        try (lock) {
            postmaster.stop();
        }
    }

    /** Gives the home folder up and leaves the server running, as the end of a process does. */
    void abandon() throws IOException {
        lock.close();
    }

    private static ControlAddress up(Postmaster postmaster, String password) throws IOException {
        var running = postmaster.running();
        if (running.isPresent()) {
            if (running.get().maybeAlive()) {
                var address = address(running.get().port(), password);
                if (address.answers()) {
                    return address;
                }
                postmaster.stop();
            } else {
                postmaster.forgetDead();
            }
        }
        var address = address(postmaster.start(), password);
        address.check();
        return address;
    }

    private static ControlAddress address(int port, String password) {
        return new ControlAddress(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), USER, password, true);
    }

    private static String password(HomeFolder home, Path data) throws IOException {
        var kept = home.readSecret(PASSWORD);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (Files.exists(data)) {
            throw new ControlFailure(
                    "%s is gone, and %s opens to nothing else: put it back, or move the folder away to start empty"
                            .formatted(home.path().resolve(PASSWORD), data));
        }
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        var password = HexFormat.of().formatHex(random);
        home.writeSecret(PASSWORD, password);
        return password;
    }
}

package io.flotilla.orchestrator.server;

import io.flotilla.orchestrator.server.Breaker.Fault;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Leave to hold some connections on a server for a turn, given back by {@link #close()}. A {@code
 * probe} is leave for a single attempt. For one thread.
 */
public final class Admission implements AutoCloseable {

    private final ServerGate gate;
    private final ServerAddress server;
    private final String holder;
    private final int connections;
    private final boolean probe;
    private final boolean capped;

    Admission(
            ServerGate gate,
            ServerAddress server,
            String holder,
            int connections,
            boolean probe,
            boolean capped) {
        this.gate = gate;
        this.server = server;
        this.holder = holder;
        this.connections = connections;
        this.probe = probe;
        this.capped = capped;
    }

    public int connections() {
        return connections;
    }

    public boolean probe() {
        return probe;
    }

    /** Whether nobody may open more connections there than are set aside. */
    public boolean capped() {
        return capped;
    }

    /**
     * Records, in the handle's transaction, what attempts found out about the server: whether
     * anything went well, and what went wrong since.
     *
     * @param faults how many in a row, 0 if {@code latest} is null
     */
    public void note(Handle handle, boolean wentWell, int faults, @Nullable Fault latest) {
        gate.note(handle, server, wentWell, faults, latest);
    }

    /** Holds the connections for so much longer. */
    public void keep(Duration time) {
        gate.keep(holder, time);
    }

    @Override
    public void close() {
        gate.giveBack(holder);
    }
}

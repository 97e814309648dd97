package io.flotilla.orchestrator.pool;

import io.flotilla.engine.apply.Connections;

/** A number of a pool's connections set aside for one attempt, given back by {@link #close()}. */
public interface Lease extends Connections, AutoCloseable {
    @Override
    void close();
}

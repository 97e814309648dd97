package io.flotilla.orchestrator.pool;

/** A part of a server's connections that a pool may have open, given back by {@link #close()}. */
public interface Allotment extends AutoCloseable {
    @Override
    void close();
}

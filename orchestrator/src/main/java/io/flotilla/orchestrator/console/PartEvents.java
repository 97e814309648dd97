package io.flotilla.orchestrator.console;

import io.flotilla.orchestrator.http.EventStreams.Event;
import io.flotilla.orchestrator.http.EventStreams.Source;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a page that the part of it that is live has changed; the page fetches it then. A reader
 * that comes back is told at once, so it misses nothing. One that hears nothing, not even a pulse,
 * knows that the line is dead.
 */
public final class PartEvents implements Source {

    /** In asks, of which there is one a second. */
    private static final int PULSE = 10;

    private final Supplier<?> reading;
    private final Runnable left;
    private @Nullable Object last;
    private int quiet;

    /**
     * @param reading what the part shows; cheap, and asked once a second
     * @param left run when the reader has gone
     */
    public PartEvents(Supplier<?> reading, Runnable left) {
        this.reading = reading;
        this.left = left;
    }

    @Override
    public List<Event> next() {
        var now = reading.get();
        if (!now.equals(last)) {
            last = now;
            quiet = 0;
            return List.of(new Event("changed", null, Map.of()));
        }
        quiet = (quiet + 1) % PULSE;
        return quiet == 0 ? List.of(new Event("pulse", null, Map.of())) : List.of();
    }

    @Override
    public void close() {
        left.run();
    }
}

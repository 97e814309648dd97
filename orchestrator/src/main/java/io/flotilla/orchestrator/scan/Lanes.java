package io.flotilla.orchestrator.scan;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on virtual threads, at most so many at a time. Closing waits for all of them and
 * throws the first failure; tasks submitted after a failure do not run.
 */
public final class Lanes implements AutoCloseable {

    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    public Lanes(int count) {
        this.free = new Semaphore(count);
    }

    /** Waits for a free lane. */
    public void submit(Runnable task) {
        free.acquireUninterruptibly();
        threads.execute(
                () -> {
                    try {
                        if (failure.get() == null) {
                            task.run();
                        }
                    } catch (RuntimeException | Error e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        free.release();
                    }
                });
    }

    @Override
    public void close() {
        threads.close();
        switch (failure.get()) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
    }
}

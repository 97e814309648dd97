package io.flotilla.orchestrator.simulated;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A PostgreSQL server with any number of databases, as far as a node can tell, in each of which
 * every schema whose name begins with {@value #TENANT} exists. It keeps of each whether a plan's
 * statements have been committed there, and the epoch of its fence; every commit at a tenant takes
 * as long as it is told.
 */
public final class SimulatedServer implements AutoCloseable {

    /** How the names of simulated schemas begin. */
    public static final String TENANT = "simulated_";

    private final ServerSocket socket;
    private final Models models;
    private final Duration time;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<Place, Long> fences = new ConcurrentHashMap<>();
    private final Set<Place> changed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger processes = new AtomicInteger();
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger mostConnected = new AtomicInteger();
    private final AtomicLong changes = new AtomicLong();

    /** A schema of a database. */
    record Place(String database, String schema) {}

    private SimulatedServer(ServerSocket socket, Models models, Duration time) {
        this.socket = socket;
        this.models = models;
        this.time = time;
    }

    /** Listens on a free port of the loopback interface. */
    public static SimulatedServer start(Models models, Duration timePerTarget) throws IOException {
        var server =
                new SimulatedServer(
                        new ServerSocket(0, 512, InetAddress.getLoopbackAddress()),
                        models,
                        timePerTarget);
        server.threads.execute(server::accept);
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many schemas are as the plan leaves them. */
    public int changedSchemas() {
        return changed.size();
    }

    /** How often a schema was changed, there or back. */
    public long changes() {
        return changes.get();
    }

    /** The most connections there were at a time. */
    public int mostConnected() {
        return mostConnected.get();
    }

    Models models() {
        return models;
    }

    int nextProcess() {
        return processes.incrementAndGet();
    }

    /** Whether the epoch is none older than the newest seen there. */
    boolean raise(Place place, long epoch) {
        return fences.merge(place, epoch, Math::max) == epoch;
    }

    boolean isChanged(Place place) {
        return changed.contains(place);
    }

    /** Takes its time, and makes a transaction's work at a schema last. */
    void commit(Place place, boolean change) throws InterruptedException {
        Thread.sleep(time);
        if (change) {
            changes.incrementAndGet();
            if (!changed.remove(place)) {
                changed.add(place);
            }
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        mostConnected.accumulateAndGet(connected.incrementAndGet(), Math::max);
        try (client) {
            client.setTcpNoDelay(true);
            new SimulatedSession(this, new Wire(client)).run();
        } catch (IOException e) {
            // the client is gone, and what it had not committed with it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
            connected.decrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var client : open) {
            client.close();
        }
        threads.shutdownNow();
    }
}

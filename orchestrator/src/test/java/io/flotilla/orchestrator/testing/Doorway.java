package io.flotilla.orchestrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Another address of a server, which a test can shut: connections are refused then, and those there
 * were are reset. To Flotilla it is a server of its own.
 */
public final class Doorway implements AutoCloseable {

    private final int behind;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger passed = new AtomicInteger();
    private volatile @Nullable ServerSocket door;

    private Doorway(int behind) throws IOException {
        this.behind = behind;
        var first = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = first.getLocalPort();
        listen(first);
    }

    /** One to the server that listens at a port of this machine. */
    public static Doorway to(int port) {
        try {
            return new Doorway(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** How many connections have come through. */
    public int passed() {
        return passed.get();
    }

    public void shut() {
        try {
            var listening = door;
            door = null;
            if (listening != null) {
                listening.close();
            }
            for (var socket : open) {
                reset(socket);
            }
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A linger of zero makes the close a reset. */
    private static void reset(Socket socket) throws IOException {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // it is closed already
        }
    }

    public void open() {
        try {
            var again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listen(again);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shut();
    }

    private void listen(ServerSocket listening) {
        door = listening;
        Thread.ofVirtual().start(() -> accept(listening));
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                var outside = listening.accept();
                var inside = new Socket(InetAddress.getLoopbackAddress(), behind);
                passed.incrementAndGet();
                open.add(outside);
                open.add(inside);
                Thread.ofVirtual().start(() -> pass(outside, inside));
                Thread.ofVirtual().start(() -> pass(inside, outside));
            }
        } catch (IOException e) {
            // shut
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // either side is gone
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }
}

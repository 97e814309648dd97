package io.flotilla.engine.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy before a server, which passes everything on until it is told when to cut. A cut
 * resets every connection through it; new ones pass again.
 */
public final class FaultProxy implements AutoCloseable {

    /** Which side of a message is lost. */
    private enum Cut {
        BEFORE_MESSAGE,
        BEFORE_ANSWER
    }

    private final URI server;
    private final ServerSocket listener;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile String pattern = "";
    private volatile @Nullable Cut cut;
    private volatile boolean swallowing;

    private FaultProxy(URI server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** A proxy before the server of a JDBC URL. */
    public static FaultProxy before(String url) throws IOException {
        return new FaultProxy(URI.create(url.substring("jdbc:".length())));
    }

    /** The JDBC URL that leads through the proxy. */
    public String through(String url) {
        return url.replaceFirst("//[^/]+/", "//localhost:" + listener.getLocalPort() + "/");
    }

    /** The server never gets the next message that contains {@code text}. */
    public void loseMessage(String text) {
        pattern = text;
        cut = Cut.BEFORE_MESSAGE;
    }

    /** The server gets the next message that contains {@code text}, and its answer is lost. */
    public void loseAnswerTo(String text) {
        pattern = text;
        cut = Cut.BEFORE_ANSWER;
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                var client = listener.accept();
                var upstream = new Socket(server.getHost(), server.getPort());
                sockets.add(client);
                sockets.add(upstream);
                Thread.ofVirtual().start(() -> pump(client, upstream, true));
                Thread.ofVirtual().start(() -> pump(upstream, client, false));
            }
        } catch (IOException e) {
            cutAll();
        }
    }

    private void pump(Socket from, Socket to, boolean up) {
        var buffer = new byte[65536];
        try {
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (isLost(new String(buffer, 0, read, UTF_8), up)) {
                    swallowing = false;
                    cutAll();
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            reset(from);
            reset(to);
        }
    }

    /** Drivers wait for one answer before they send the next message, so none is mixed up. */
    private boolean isLost(String message, boolean up) {
        if (!up) {
            return swallowing;
        }
        var now = cut;
        if (now == null || !message.contains(pattern)) {
            return false;
        }
        cut = null;
        swallowing = now == Cut.BEFORE_ANSWER;
        return now == Cut.BEFORE_MESSAGE;
    }

    private void cutAll() {
        for (var socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            reset(socket);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // closed by the other pump
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cutAll();
    }
}

package io.flotilla.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy before a server, which passes everything on until it is told to do worse. What is
 * encrypted cannot be matched against a text. For any thread.
 */
public final class FaultProxy implements AutoCloseable {

    private static final long UNLIMITED = Long.MAX_VALUE;

    private volatile InetSocketAddress server;
    private final int port;
    private final Queue<Link> links = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Loss> loss = new AtomicReference<>();
    private final AtomicLong answerBytes = new AtomicLong(UNLIMITED);
    private volatile ServerSocket listener;
    private volatile Duration latency = Duration.ZERO;
    private volatile boolean upSwallowed;
    private volatile boolean downSwallowed;
    private volatile @Nullable Thread flapping;
    private volatile boolean closed;

    /** A text to wait for, and which side of its message is lost. */
    private record Loss(String text, boolean answer) {}

    private FaultProxy(InetSocketAddress server) throws IOException {
        this.server = server;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    /** A proxy before the server of a JDBC URL. */
    public static FaultProxy before(String url) throws IOException {
        var address = URI.create(url.substring("jdbc:".length()));
        return before(new InetSocketAddress(address.getHost(), address.getPort()));
    }

    /** From now on it leads to the server of another JDBC URL, as an address does that moves. */
    public void leadTo(String url) {
        var address = URI.create(url.substring("jdbc:".length()));
        server = new InetSocketAddress(address.getHost(), address.getPort());
        reset();
    }

    public static FaultProxy before(InetSocketAddress server) throws IOException {
        return new FaultProxy(server);
    }

    /** The JDBC URL that leads through the proxy. */
    public String through(String url) {
        return url.replaceFirst("//[^/]+/", "//localhost:" + port + "/");
    }

    /** The port it listens on, also while it refuses. */
    public int port() {
        return port;
    }

    /** Ends every fault; what was cut stays cut, and what was swallowed is lost. */
    public synchronized void pass() {
        stopFlapping();
        loss.set(null);
        answerBytes.set(UNLIMITED);
        latency = Duration.ZERO;
        upSwallowed = false;
        downSwallowed = false;
        open();
    }

    /** Resets every connection and refuses new ones. */
    public synchronized void refuse() {
        shut(listener);
        reset();
    }

    /** Resets every connection; new ones pass. */
    public void reset() {
        for (var link = links.poll(); link != null; link = links.poll()) {
            link.reset();
        }
    }

    /** What is under way takes this long in each direction, also on connections that are open. */
    public void delay(Duration each) {
        latency = each;
    }

    /** Nothing reaches the server any more, not even that a client is gone. */
    public void swallowMessages() {
        upSwallowed = true;
    }

    /** Nothing reaches clients any more, not even that the server is gone. */
    public void swallowAnswers() {
        downSwallowed = true;
    }

    /** Cuts all connections once so many more bytes have come from the server over all of them. */
    public void cutAfter(long bytes) {
        answerBytes.set(bytes);
    }

    /** The server never gets the next message that contains {@code text}; all is cut. */
    public void loseMessage(String text) {
        loss.set(new Loss(text, false));
    }

    /** The server gets the next message that contains {@code text}; its answer is lost in a cut. */
    public void loseAnswerTo(String text) {
        loss.set(new Loss(text, true));
    }

    /** Passes and refuses in turn, until {@link #pass()}. */
    public synchronized void flap(Duration passing, Duration refusing) {
        stopFlapping();
        flapping =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        while (true) {
                                            Thread.sleep(passing);
                                            flap(this::refuse);
                                            Thread.sleep(refusing);
                                            flap(this::open);
                                        }
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
    }

    private synchronized void flap(Runnable change) {
        if (flapping == Thread.currentThread()) {
            change.run();
        }
    }

    /**
     * What to do with bytes that have come; {@code text} begins with the end of what came before.
     */
    Link.Fate fate(Link link, boolean up, String text, int bytes) {
        if (up) {
            var awaited = loss.get();
            if (awaited != null
                    && text.contains(awaited.text())
                    && loss.compareAndSet(awaited, null)) {
                if (!awaited.answer()) {
                    return Link.Fate.CUT;
                }
                link.loseAnswer();
            }
            return upSwallowed ? Link.Fate.SWALLOW : Link.Fate.PASS;
        }
        if (answerBytes.get() != UNLIMITED && answerBytes.addAndGet(-bytes) <= 0) {
            answerBytes.set(UNLIMITED);
            return Link.Fate.CUT;
        }
        return downSwallowed ? Link.Fate.SWALLOW : Link.Fate.PASS;
    }

    boolean swallows(boolean up) {
        return up ? upSwallowed : downSwallowed;
    }

    Duration latency() {
        return latency;
    }

    private synchronized void open() {
        if (listener.isClosed() && !closed) {
            try {
                listener = listen(port);
            } catch (IOException e) {
                throw new UncheckedIOException("port %d is taken".formatted(port), e);
            }
        }
    }

    private ServerSocket listen(int wanted) throws IOException {
        var socket = new ServerSocket(wanted, 50, InetAddress.getByName("localhost"));
        Thread.ofVirtual().start(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                try {
                    var upstream = new Socket(server.getAddress(), server.getPort());
                    var link = new Link(this, client, upstream);
                    links.add(link);
                    link.start();
                } catch (IOException e) {
                    // the server refuses, and so does its proxy
                    Link.reset(client);
                }
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void stopFlapping() {
        var thread = flapping;
        if (thread != null) {
            thread.interrupt();
            flapping = null;
        }
    }

    private static void shut(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        stopFlapping();
        refuse();
    }
}

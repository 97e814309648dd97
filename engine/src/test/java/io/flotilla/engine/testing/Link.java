package io.flotilla.engine.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;

/** One connection through a {@link FaultProxy}: a thread for what goes up, one for what comes. */
final class Link {

    /** Long enough for any text that is waited for, should it come in pieces. */
    private static final int REMEMBERED = 200;

    /** What becomes of bytes. */
    enum Fate {
        PASS,
        SWALLOW,
        CUT
    }

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server;
    private volatile boolean answerLost;

    Link(FaultProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    void start() {
        Thread.ofVirtual().start(() -> pump(client, server, true));
        Thread.ofVirtual().start(() -> pump(server, client, false));
    }

    /** The next that comes from the server is lost, with all connections. */
    void loseAnswer() {
        answerLost = true;
    }

    void reset() {
        reset(client);
        reset(server);
    }

    private void pump(Socket from, Socket to, boolean up) {
        var buffer = new byte[65536];
        var remembered = "";
        try {
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                var text = remembered + new String(buffer, 0, read, ISO_8859_1);
                remembered = text.substring(Math.max(0, text.length() - REMEMBERED));
                switch (fate(up, text, read)) {
                    case PASS -> {
                        Thread.sleep(proxy.latency());
                        to.getOutputStream().write(buffer, 0, read);
                    }
                    case SWALLOW -> {}
                    case CUT -> {
                        reset();
                        proxy.reset();
                        return;
                    }
                }
            }
            if (!proxy.swallows(up)) {
                to.shutdownOutput();
            }
        } catch (IOException e) {
            if (!proxy.swallows(up)) {
                reset();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Fate fate(boolean up, String text, int bytes) {
        return !up && answerLost ? Fate.CUT : proxy.fate(this, up, text, bytes);
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // closed by the other thread
        }
    }
}

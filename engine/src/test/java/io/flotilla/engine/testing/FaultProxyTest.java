package io.flotilla.engine.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before a server that sends back what it gets, and remembers it. */
class FaultProxyTest {

    private static final int PATIENCE = 5_000;
    private static final int SILENCE = 150;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private FaultProxy proxy;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        proxy =
                FaultProxy.before(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), server.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesBothWays() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void refusesUntilItPassesAgain() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
            proxy.refuse();

            assertThatThrownBy(() -> ask(client, "more")).isInstanceOf(SocketException.class);
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        }
        proxy.pass();
        try (var client = connect()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void delaysEachWay() throws IOException {
        try (var client = connect()) {
            proxy.delay(Duration.ofMillis(100));
            var began = System.nanoTime();
            assertThat(ask(client, "hello")).isEqualTo("hello");

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void swallowsMessagesWithoutClosingAnything() throws Exception {
        try (var client = connect()) {
            proxy.swallowMessages();
            client.setSoTimeout(SILENCE);

            assertThatThrownBy(() -> ask(client, "hello"))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(heard).isEmpty();
            proxy.pass();
            client.setSoTimeout(PATIENCE);
            assertThat(ask(client, "again")).isEqualTo("again");
        }
    }

    @Test
    void swallowsAnswersToWhatTheServerHeard() throws Exception {
        try (var client = connect()) {
            proxy.swallowAnswers();
            client.setSoTimeout(SILENCE);

            assertThatThrownBy(() -> ask(client, "hello"))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(heard.poll(PATIENCE, TimeUnit.MILLISECONDS)).isEqualTo("hello");
        }
    }

    @Test
    void resetsWhatIsOpenAndPassesWhatIsNew() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
            proxy.reset();

            assertThatThrownBy(() -> ask(client, "more"))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        try (var client = connect()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void cutsAfterSoManyBytes() throws IOException {
        try (var client = connect()) {
            proxy.cutAfter(8);

            assertThat(ask(client, "hello")).isEqualTo("hello");
            assertThatThrownBy(() -> ask(client, "hello")).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void losesTheMessageThatHoldsTheText() throws Exception {
        try (var client = connect()) {
            proxy.loseMessage("COMMIT");

            assertThat(ask(client, "begin")).isEqualTo("begin");
            assertThatThrownBy(() -> ask(client, "COMMIT")).isInstanceOf(SocketException.class);
            assertThat(heard.poll(PATIENCE, TimeUnit.MILLISECONDS)).isEqualTo("begin");
            assertThat(heard.poll(SILENCE, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void losesTheAnswerToTheMessageThatHoldsTheTextAlsoInPieces() throws Exception {
        try (var client = connect()) {
            proxy.loseAnswerTo("COMMIT");

            assertThat(ask(client, "COM")).isEqualTo("COM");
            assertThatThrownBy(() -> ask(client, "MIT")).isInstanceOf(SocketException.class);
            assertThat(heard.poll(PATIENCE, TimeUnit.MILLISECONDS)).isEqualTo("COM");
            assertThat(heard.poll(PATIENCE, TimeUnit.MILLISECONDS)).isEqualTo("MIT");
        }
    }

    @Test
    void flaps() throws IOException {
        proxy.flap(Duration.ofMillis(30), Duration.ofMillis(30));
        var passed = false;
        var refused = false;
        var deadline = System.nanoTime() + Duration.ofMillis(PATIENCE).toNanos();
        while (!(passed && refused) && System.nanoTime() < deadline) {
            try (var client = connect()) {
                passed |= ask(client, "hello").equals("hello");
            } catch (IOException e) {
                refused = true;
            }
        }

        assertThat(passed).isTrue();
        assertThat(refused).isTrue();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> echo(client));
            } catch (IOException e) {
                // the test is over
            }
        }
    }

    private void echo(Socket client) {
        var buffer = new byte[1024];
        try (client) {
            for (var read = client.getInputStream().read(buffer);
                    read >= 0;
                    read = client.getInputStream().read(buffer)) {
                heard.add(new String(buffer, 0, read, US_ASCII));
                client.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // the fault that is being tested
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress("localhost", proxy.port()), PATIENCE);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static String ask(Socket client, String message) throws IOException {
        client.getOutputStream().write(message.getBytes(US_ASCII));
        var answer = client.getInputStream().readNBytes(message.length());
        if (answer.length < message.length()) {
            throw new SocketException("connection closed");
        }
        return new String(answer, US_ASCII);
    }
}

package io.flotilla.orchestrator.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Reads a stream of server-sent events, as slowly as the test wants. */
final class EventReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What ends an answer in HTTP/1.1 whose connection stays open for the next one. */
    private static final String LAST_CHUNK = "0";

    private final Socket socket = new Socket();
    private final BufferedReader reader;

    /** One event; {@code id} is null where it has none. */
    record Event(String name, @Nullable String id, JsonPath data) {}

    private EventReader(long rollout, String token, @Nullable String lastEvent) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
        reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        socket.getOutputStream()
                .write(
                        """
                        GET /api/v1/rollouts/%d/events HTTP/1.1\r
                        Host: localhost\r
                        Accept: text/event-stream\r
                        Authorization: Bearer %s\r
                        %s\r
                        """
                                .formatted(
                                        rollout,
                                        token,
                                        lastEvent == null
                                                ? ""
                                                : "Last-Event-ID: %s\r\n".formatted(lastEvent))
                                .getBytes(UTF_8));
    }

    static EventReader of(long rollout) throws IOException {
        return as(rollout, Api.token(Role.VIEWER));
    }

    static EventReader as(long rollout, String token) throws IOException {
        return new EventReader(rollout, token, null);
    }

    static EventReader after(long rollout, String lastEvent) throws IOException {
        return new EventReader(rollout, Api.token(Role.VIEWER), lastEvent);
    }

    /** The next event of that name; others, comments and the parts of HTTP are passed over. */
    Event next(String name) throws IOException {
        var fields = new HashMap<String, String>();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            var colon = line.indexOf(':');
            if (line.equals(LAST_CHUNK)) {
                break;
            }
            if (colon > 0) {
                fields.merge(
                        line.substring(0, colon),
                        line.substring(colon + 1).strip(),
                        String::concat);
            } else if (line.isEmpty()) {
                if (name.equals(fields.get("event")) && fields.containsKey("data")) {
                    return new Event(name, fields.get("id"), JsonPath.from(fields.get("data")));
                }
                fields.clear();
            }
        }
        throw new IOException("the stream has ended");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.flotilla.orchestrator.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of the protocol, version 3:
 * https://www.postgresql.org/docs/17/protocol-message-formats.html. All values go out as text.
 */
final class Wire {

    /** The type {@code text}, in whose name every column goes out. */
    private static final int TEXT = 25;

    private final DataInputStream in;
    private final DataOutputStream out;

    Wire(Socket client) throws IOException {
        this.in = new DataInputStream(new BufferedInputStream(client.getInputStream(), 16_384));
        this.out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream(), 16_384));
    }

    /** What a client sent; a start has no type of its own. */
    record Message(char type, ByteBuffer body) {

        String string() {
            var end = body.position();
            while (body.get(end) != 0) {
                end++;
            }
            var bytes = new byte[end - body.position()];
            body.get(bytes);
            body.get();
            return new String(bytes, UTF_8);
        }

        byte @Nullable [] bytes() {
            var length = body.getInt();
            if (length < 0) {
                return null;
            }
            var bytes = new byte[length];
            body.get(bytes);
            return bytes;
        }
    }

    Message start() throws IOException {
        return new Message(' ', body());
    }

    Message next() throws IOException {
        return new Message((char) in.readUnsignedByte(), body());
    }

    private ByteBuffer body() throws IOException {
        var bytes = new byte[in.readInt() - Integer.BYTES];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }

    void flush() throws IOException {
        out.flush();
    }

    /** No encryption: one byte that is no message. */
    void refuseEncryption() throws IOException {
        out.writeByte('N');
        out.flush();
    }

    void authenticated() throws IOException {
        head('R', Integer.BYTES);
        out.writeInt(0);
    }

    void setting(String name, String value) throws IOException {
        var first = name.getBytes(UTF_8);
        var second = value.getBytes(UTF_8);
        head('S', first.length + second.length + 2);
        string(first);
        string(second);
    }

    void process(int id) throws IOException {
        head('K', 2 * Integer.BYTES);
        out.writeInt(id);
        out.writeInt(id);
    }

    void ready(char transaction) throws IOException {
        head('Z', 1);
        out.writeByte(transaction);
        out.flush();
    }

    /** A message without a body: that something was parsed, bound or closed, or returns no rows. */
    void sign(char type) throws IOException {
        head(type, 0);
    }

    void parameters(List<Integer> types) throws IOException {
        head('t', Short.BYTES + types.size() * Integer.BYTES);
        out.writeShort(types.size());
        for (var type : types) {
            out.writeInt(type == 0 ? TEXT : type);
        }
    }

    void columns(List<String> names) throws IOException {
        var encoded = names.stream().map(name -> name.getBytes(UTF_8)).toList();
        head('T', Short.BYTES + encoded.stream().mapToInt(name -> name.length + 1 + 18).sum());
        out.writeShort(names.size());
        for (var name : encoded) {
            string(name);
            out.writeInt(0);
            out.writeShort(0);
            out.writeInt(TEXT);
            out.writeShort(-1);
            out.writeInt(-1);
            out.writeShort(0);
        }
    }

    void row(List<@Nullable String> values) throws IOException {
        var encoded = new byte[values.size()][];
        var length = Short.BYTES;
        for (var n = 0; n < encoded.length; n++) {
            var value = values.get(n);
            encoded[n] = value == null ? null : value.getBytes(UTF_8);
            length += Integer.BYTES + (encoded[n] == null ? 0 : encoded[n].length);
        }
        head('D', length);
        out.writeShort(encoded.length);
        for (var value : encoded) {
            out.writeInt(value == null ? -1 : value.length);
            if (value != null) {
                out.write(value);
            }
        }
    }

    void complete(String tag) throws IOException {
        var bytes = tag.getBytes(UTF_8);
        head('C', bytes.length + 1);
        string(bytes);
    }

    void error(String state, String message) throws IOException {
        var fields = "SERROR\0VERROR\0C%s\0M%s\0\0".formatted(state, message).getBytes(UTF_8);
        head('E', fields.length);
        out.write(fields);
    }

    private void head(char type, int length) throws IOException {
        out.writeByte(type);
        out.writeInt(length + Integer.BYTES);
    }

    private void string(byte[] bytes) throws IOException {
        out.write(bytes);
        out.writeByte(0);
    }
}

package io.flotilla.orchestrator.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of a Bind message as text, whichever form they came in. */
final class Parameters {

    private static final int INT8 = 20;
    private static final int INT4 = 23;
    private static final int TEXT_ARRAY = 1009;

    private Parameters() {}

    static List<@Nullable String> read(Wire.Message bind, List<Integer> types) {
        var formats = new short[bind.body().getShort()];
        for (var n = 0; n < formats.length; n++) {
            formats[n] = bind.body().getShort();
        }
        var values = new ArrayList<@Nullable String>();
        var count = bind.body().getShort();
        for (var n = 0; n < count; n++) {
            var format = formats.length == 0 ? 0 : formats[formats.length == 1 ? 0 : n];
            var bytes = bind.bytes();
            values.add(
                    bytes == null
                            ? null
                            : format == 0 ? new String(bytes, UTF_8) : text(bytes, types.get(n)));
        }
        return values;
    }

    private static String text(byte[] bytes, int type) {
        var value = ByteBuffer.wrap(bytes);
        return switch (type) {
            case INT4 -> Integer.toString(value.getInt());
            case INT8 -> Long.toString(value.getLong());
            case TEXT_ARRAY -> array(value);
            default -> throw new IllegalArgumentException("a binary value of type " + type);
        };
    }

    /** The form is in src/backend/utils/adt/arrayfuncs.c of the server's sources, array_send. */
    private static String array(ByteBuffer value) {
        var dimensions = value.getInt();
        value.getInt();
        value.getInt();
        if (dimensions == 0) {
            return "{}";
        }
        var size = value.getInt();
        value.getInt();
        var elements = new ArrayList<String>();
        for (var n = 0; n < size; n++) {
            var element = new byte[value.getInt()];
            value.get(element);
            elements.add(new String(element, UTF_8));
        }
        return literal(elements);
    }

    static String literal(List<String> elements) {
        return elements.stream()
                .map(it -> "\"" + it.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}

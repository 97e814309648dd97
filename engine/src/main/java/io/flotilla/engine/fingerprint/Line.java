package io.flotilla.engine.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the canonical text: a kind, the names that identify it, and the properties that are
 * not ordinary. {@code object} is what people call the thing the line is about.
 */
final class Line implements Comparable<Line> {

    private final String object;
    private final List<String> identity;
    private final List<String> properties = new ArrayList<>();
    private byte @Nullable [] encoded;

    /** A line about an object of its own: {@code kind name.name}. */
    Line(String kind, String... names) {
        this(kind + " " + String.join(".", names), kind, names);
    }

    /** A line that says more about an object another line is about. */
    static Line about(String object, String kind, String... names) {
        return new Line(object, kind, names);
    }

    private Line(String object, String kind, String[] names) {
        this.object = object;
        this.identity = new ArrayList<>(List.of(kind));
        Arrays.stream(names).map(Line::escaped).forEach(identity::add);
    }

    /** Left out if null. */
    Line with(String property, @Nullable String value) {
        if (value != null) {
            properties.add(property + "=" + escaped(value));
        }
        return this;
    }

    Line with(String property, long value) {
        properties.add(property + "=" + value);
        return this;
    }

    /** Left out if empty. */
    Line with(String property, List<String> values) {
        if (!values.isEmpty()) {
            properties.add(
                    values.stream()
                            .map(value -> escaped(value).replace(",", "\\,"))
                            .collect(joining(",", property + "=", "")));
        }
        return this;
    }

    /** Left out if false. */
    Line with(String property, boolean present) {
        if (present) {
            properties.add(property);
        }
        return this;
    }

    String object() {
        return object;
    }

    /** What the line says beyond that the object is there. */
    String properties() {
        return String.join(", ", properties);
    }

    String text() {
        return properties.isEmpty()
                ? String.join("\t", identity)
                : String.join("\t", identity) + "\t" + String.join("\t", properties);
    }

    @Override
    public int compareTo(Line other) {
        return Arrays.compareUnsigned(encoded(), other.encoded());
    }

    /** Kept, because sorting asks for it many times; the line is complete by then. */
    private byte[] encoded() {
        if (encoded == null) {
            encoded = text().getBytes(UTF_8);
        }
        return encoded;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}

package io.flotilla.engine.dialect;

import java.util.List;

/** A schema holds objects that Flotilla does not model; {@code objects} names each of them. */
public final class UnsupportedObject extends RuntimeException {

    private final String schema;
    private final List<String> objects;

    public UnsupportedObject(String schema, List<String> objects) {
        super(
                "schema '%s' holds what Flotilla does not model: %s"
                        .formatted(schema, String.join("; ", objects)));
        this.schema = schema;
        this.objects = List.copyOf(objects);
    }

    public String schema() {
        return schema;
    }

    /**
     * Each object as the server describes it, for instance {@code trigger audit on table users}.
     */
    public List<String> objects() {
        return objects;
    }
}

package io.flotilla.engine.dialect;

/** The named schema does not exist on the server. */
public final class SchemaNotFound extends RuntimeException {

    private final String schema;

    public SchemaNotFound(String schema) {
        super("schema '%s' does not exist".formatted(schema));
        this.schema = schema;
    }

    public String schema() {
        return schema;
    }
}

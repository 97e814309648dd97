package io.flotilla.engine.inspect;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Schemas that are nothing but a word each, and can be changed while they are inspected. */
final class ChangingInspector implements Inspector {

    private static final String UNSUPPORTED = "unsupported";

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> next = new HashMap<>();
    private final Set<String> undigested = new HashSet<>();
    int inspected;
    int digested;

    ChangingInspector with(String word, String... schemas) {
        for (var schema : schemas) {
            words.put(schema, word);
        }
        return this;
    }

    ChangingInspector withUnsupported(String... schemas) {
        return with(UNSUPPORTED, schemas);
    }

    ChangingInspector withoutDigestOf(String schema) {
        undigested.add(schema);
        return this;
    }

    /** Changes the schema as soon as its digest was read. */
    ChangingInspector changing(String schema, String word) {
        next.put(schema, word);
        return this;
    }

    static Schema schema(String word) {
        return new Schema(List.of(), List.of(new EnumType(word, List.of(), null)), List.of());
    }

    @Override
    public Schema inspect(Connection connection, String schema) {
        return switch (inspectAll(connection, List.of(schema)).get(schema)) {
            case Inspection.Found(var found) -> found;
            case Inspection.Unsupported(var reason) -> throw reason;
            case Inspection.Missing() -> throw new SchemaNotFound(schema);
            case null -> throw new SchemaNotFound(schema);
        };
    }

    @Override
    public Schema inspectStructure(Connection connection, String schema) {
        throw new UnsupportedOperationException("a scan reads in bulk");
    }

    @Override
    public Map<String, Inspection> inspectAll(Connection connection, List<String> schemas) {
        var inspections = new LinkedHashMap<String, Inspection>();
        for (var schema : schemas) {
            inspected++;
            var word = words.get(schema);
            inspections.put(
                    schema,
                    word == null
                            ? new Inspection.Missing()
                            : word.equals(UNSUPPORTED)
                                    ? new Inspection.Unsupported(
                                            new UnsupportedObject(schema, List.of("thing")))
                                    : new Inspection.Found(schema(word)));
        }
        return inspections;
    }

    @Override
    public Map<String, String> digestAll(Connection connection, List<String> schemas) {
        digested += schemas.size();
        var digests = new HashMap<String, String>();
        for (var schema : schemas) {
            var word = words.get(schema);
            if (word != null && !undigested.contains(schema)) {
                digests.put(schema, "digest of " + word);
            }
            if (next.containsKey(schema)) {
                words.put(schema, next.remove(schema));
            }
        }
        return digests;
    }

    @Override
    public Optional<String> preparation() {
        return Optional.empty();
    }
}

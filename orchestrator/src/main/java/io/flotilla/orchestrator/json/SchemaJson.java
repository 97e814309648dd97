package io.flotilla.orchestrator.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.flotilla.engine.schema.ColumnOptions;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.TableOptions;
import io.flotilla.engine.schema.TableOptions.Distribution;
import io.flotilla.engine.schema.TableOptions.ReplicaIdentity;
import io.flotilla.engine.schema.TableOptions.SortKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Schemas as JSON: each object says its kind in the field {@code object}, as in {@code range-type}.
 */
public final class SchemaJson {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "object")
    private interface Named {}

    private SchemaJson() {}

    /** Teaches a mapper to write schemas and read them back. */
    public static <M extends ObjectMapper> M in(M mapper) {
        Stream.of(
                        SchemaObject.class,
                        TableOptions.class,
                        ReplicaIdentity.class,
                        Distribution.class,
                        SortKey.class,
                        ColumnOptions.class,
                        IndexOptions.class)
                .forEach(alternatives -> name(alternatives, mapper));
        // what was written before a list was thought of
        mapper.configOverride(List.class)
                .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        return mapper;
    }

    private static void name(Class<?> alternatives, ObjectMapper mapper) {
        mapper.addMixIn(alternatives, Named.class);
        Arrays.stream(alternatives.getPermittedSubclasses())
                .forEach(kind -> mapper.registerSubtypes(new NamedType(kind, name(kind))));
    }

    private static String name(Class<?> kind) {
        return Arrays.stream(kind.getSimpleName().split("(?<=[a-z])(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }
}

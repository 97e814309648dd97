package io.flotilla.engine.lint;

import io.flotilla.engine.Nearest;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.introspection.JexlPropertyGet;
import org.apache.commons.jexl3.introspection.JexlPropertySet;
import org.apache.commons.jexl3.introspection.JexlUberspect;
import org.jspecify.annotations.Nullable;

/** Lets expressions read the components of records by name, and nothing else of them. */
final class RecordComponents {

    private static final JexlUberspect.PropertyResolver RESOLVER =
            new JexlUberspect.PropertyResolver() {
                @Override
                public @Nullable JexlPropertyGet getPropertyGet(
                        JexlUberspect uberspect, Object object, Object name) {
                    return object instanceof Record ? new Get(String.valueOf(name)) : null;
                }

                @Override
                public @Nullable JexlPropertySet getPropertySet(
                        JexlUberspect uberspect, Object object, Object name, Object value) {
                    return null;
                }
            };

    static final JexlUberspect.ResolverStrategy STRATEGY =
            (operator, object) ->
                    object instanceof Record
                            ? List.of(RESOLVER)
                            : JexlUberspect.JEXL_STRATEGY.apply(operator, object);

    private RecordComponents() {}

    /**
     * Follows a path such as {@code column.type} as far as records go.
     *
     * @throws IllegalArgumentException if there is no such variable or component
     */
    static void check(Map<String, Class<?>> variables, List<String> path) {
        Class<?> type = variables.get(path.getFirst());
        if (type == null) {
            throw new IllegalArgumentException(
                    "there is no '%s' here%s"
                            .formatted(
                                    path.getFirst(),
                                    Nearest.hintOrAll(
                                            path.getFirst(),
                                            variables.keySet().stream().sorted().toList())));
        }
        for (var name : path.subList(1, path.size())) {
            if (!type.isRecord()) {
                return;
            }
            type = component(type, name).getType();
        }
    }

    private static RecordComponent component(Class<?> type, String name) {
        var components = type.getRecordComponents();
        return Arrays.stream(components)
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "a %s has no '%s'%s"
                                                .formatted(
                                                        type.getSimpleName(),
                                                        name,
                                                        Nearest.hintOrAll(
                                                                name,
                                                                Stream.of(components)
                                                                        .map(
                                                                                RecordComponent
                                                                                        ::getName)
                                                                        .toList()))));
    }

    /** Reads one component. */
    private record Get(String name) implements JexlPropertyGet {

        @Override
        public @Nullable Object invoke(Object object) throws ReflectiveOperationException {
            var value = component(object.getClass(), name).getAccessor().invoke(object);
            return value instanceof Enum<?> constant ? constant.name() : value;
        }

        @Override
        public boolean isCacheable() {
            return false;
        }

        @Override
        public boolean tryFailed(@Nullable Object value) {
            return value == JexlEngine.TRY_FAILED;
        }

        @Override
        public @Nullable Object tryInvoke(Object object, Object key) {
            return JexlEngine.TRY_FAILED;
        }
    }
}

package io.flotilla.engine.dialect.redshift;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a catalog, as text by the names of its columns. */
record Row(Map<String, @Nullable String> values) {

    Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Null where the catalog says nothing. */
    @Nullable String find(String column) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException(
                    "no column %s among %s".formatted(column, values.keySet()));
        }
        return values.get(column);
    }

    String text(String column) {
        var value = find(column);
        if (value == null) {
            throw new IllegalArgumentException("column %s is NULL in %s".formatted(column, values));
        }
        return value;
    }

    int number(String column) {
        return Integer.parseInt(text(column));
    }

    boolean flag(String column) {
        return switch (text(column)) {
            case "t", "true", "1" -> true;
            default -> false;
        };
    }

    /** What the catalog has as an array; empty where it has none. */
    List<String> list(String column) {
        var value = find(column);
        return value == null || value.isEmpty() ? List.of() : List.of(value.split(",", -1));
    }
}

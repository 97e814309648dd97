package io.flotilla.orchestrator.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list. {@code next} is the cursor of the page after it, null on the last. */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts {@code rows}, read with a limit of {@link PageRequest#rows()}, to a page; {@code key}
     * tells the values a page after one row starts from.
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Object[]> key) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, request.limit());
        return new Page<>(items, Cursor.encode(key.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}

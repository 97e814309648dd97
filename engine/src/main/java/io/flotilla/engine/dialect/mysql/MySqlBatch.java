package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.RowStatement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A statement about the rows of one table, to be run on a few of them at a time along its primary
 * key.
 */
record MySqlBatch(RowStatement statement) {

    /**
     * @throws IllegalArgumentException if it cannot be run in batches; the message says why
     */
    static MySqlBatch of(String sql) {
        return new MySqlBatch(RowStatement.of(MySqlRows.text(sql), SqlWords::find));
    }

    /** The keys of the next rows, locked. */
    String pick(List<String> key, int rows, @Nullable KeyPlace after) {
        return "SELECT %s FROM %s WHERE %s (%s) ORDER BY %s LIMIT %d FOR UPDATE"
                .formatted(
                        columns(key),
                        statement.source(),
                        after == null ? "" : "(" + behind(key, after) + ") AND",
                        condition(),
                        columns(key),
                        rows);
    }

    /** What the author wrote, on these rows. */
    String change(List<String> key, List<KeyPlace> picked) {
        return "%s WHERE %s AND (%s)".formatted(statement.head(), among(key, picked), condition());
    }

    /** How many of them the condition still picks. */
    String again(List<String> key, List<KeyPlace> picked) {
        return "SELECT count(*) FROM %s WHERE %s AND (%s)"
                .formatted(statement.source(), among(key, picked), condition());
    }

    /** A comment at its end would swallow what follows. */
    private String condition() {
        return statement.condition() + "\n";
    }

    private String columns(List<String> key) {
        return key.stream().map(this::column).collect(Collectors.joining(", "));
    }

    private String column(String name) {
        return statement.alias() + "." + Identifiers.quoted(name);
    }

    private String among(List<String> key, List<KeyPlace> picked) {
        return "(%s) IN (%s)"
                .formatted(
                        columns(key),
                        picked.stream()
                                .map(place -> "(" + place.text() + ")")
                                .collect(Collectors.joining(", ")));
    }

    /** In this form, and not as {@code (a, b) > (1, 2)}, both servers read a range of the index. */
    private String behind(List<String> key, KeyPlace place) {
        return IntStream.range(0, key.size())
                .mapToObj(
                        last ->
                                IntStream.rangeClosed(0, last)
                                        .mapToObj(
                                                i ->
                                                        "%s %s %s"
                                                                .formatted(
                                                                        column(key.get(i)),
                                                                        i == last ? ">" : "=",
                                                                        place.literals().get(i)))
                                        .collect(Collectors.joining(" AND ")))
                .collect(Collectors.joining(" OR "));
    }
}

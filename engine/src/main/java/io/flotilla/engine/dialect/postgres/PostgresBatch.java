package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.RowStatement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement about the rows of one table, to be run on a few of them at a time. */
record PostgresBatch(RowStatement statement) {

    /**
     * One that begins where the last ended reads the table once:
     * https://www.postgresql.org/docs/14/release-14.html (TID range scans).
     */
    private static final String STEP =
            """
            WITH flotilla_picked AS MATERIALIZED (
                SELECT %1$s.ctid AS place
                FROM %2$s
                WHERE %1$s.ctid > '%3$s'::tid AND (%4$s)
                LIMIT %5$d
                FOR %6$s OF %1$s),
            flotilla_changed AS (
                %7$s
                WHERE %1$s.ctid = ANY (ARRAY(SELECT place FROM flotilla_picked)) AND (%4$s)
                RETURNING %8$s AS again)
            SELECT (SELECT count(*) FROM flotilla_picked) AS picked,
                   (SELECT max(place) FROM flotilla_picked)::text AS place,
                   count(*) AS changed,
                   count(*) FILTER (WHERE again) AS again
            FROM flotilla_changed
            """;

    /** As the server writes it. */
    private static final Pattern PLACE = Pattern.compile("\\([0-9]+,[0-9]+\\)");

    /**
     * @throws IllegalArgumentException if it cannot be run in batches; the message says why
     */
    static PostgresBatch of(String sql) {
        return new PostgresBatch(RowStatement.of(StatementHead.of(sql).text(), SqlWords::find));
    }

    /**
     * A statement that changes at most so many rows, and gives a row of numbers about it.
     *
     * @throws IllegalArgumentException if the cursor is no place in a table
     */
    String step(int rows, @Nullable String cursor) {
        if (cursor != null && !PLACE.matcher(cursor).matches()) {
            throw new IllegalArgumentException("no place in a table: " + cursor);
        }
        var condition = statement.condition();
        return STEP.formatted(
                statement.alias(),
                statement.source(),
                cursor == null ? "(0,0)" : cursor,
                // a comment at its end would swallow what follows
                condition + "\n",
                rows,
                statement.deletes() ? "UPDATE" : "NO KEY UPDATE",
                statement.head(),
                statement.deletes() ? "false" : "(" + condition + "\n)");
    }
}

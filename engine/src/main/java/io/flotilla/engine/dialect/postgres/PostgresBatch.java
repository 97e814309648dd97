package io.flotilla.engine.dialect.postgres;

import java.util.Collection;
import java.util.stream.Stream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/**
 * An UPDATE or DELETE of one table, taken apart so that it can be run on a few rows at a time. The
 * text stays the author's; JSqlParser says what it is.
 */
record PostgresBatch(
        String head, String condition, String table, String alias, String lock, boolean deletes) {

    /** JSqlParser gives a statement's parts; where it cannot, nobody could say what would run. */
    private static final String HOW =
            "; in batches a statement is UPDATE … SET … WHERE … or DELETE FROM … WHERE … of one table,"
                    + " with a condition that is false for a row that is done";

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

    /**
     * @throws IllegalArgumentException if it cannot be run in batches; the message says why
     */
    static PostgresBatch of(String sql) {
        var text = StatementHead.of(sql).text().replaceFirst("[;\\s]+$", "");
        return switch (parse(text)) {
            case Update update -> {
                refuseAny(update.getWithItemsList(), "WITH");
                refuseAny(update.getStartJoins(), "more than one table");
                refuseAny(update.getJoins(), "FROM with a join");
                refuseAny(update.getOrderByElements(), "ORDER BY");
                refuseAny(update.getFromItem(), "FROM");
                refuseAny(update.getLimit(), "LIMIT");
                refuseAny(update.getReturningClause(), "RETURNING");
                yield of(text, update.getTable(), update.getWhere(), false);
            }
            case Delete delete -> {
                refuseAny(delete.getWithItemsList(), "WITH");
                refuseAny(delete.getTables(), "more than one table");
                refuseAny(delete.getUsingList(), "USING");
                refuseAny(delete.getJoins(), "a join");
                refuseAny(delete.getOrderByElements(), "ORDER BY");
                refuseAny(delete.getLimit(), "LIMIT");
                refuseAny(delete.getReturningClause(), "RETURNING");
                yield of(text, delete.getTable(), delete.getWhere(), true);
            }
            default -> throw new IllegalArgumentException("it is no UPDATE and no DELETE" + HOW);
        };
    }

    private static PostgresBatch of(
            String text, Table table, @Nullable Object condition, boolean deletes) {
        var where = SqlWords.find(text, "WHERE");
        if (condition == null || where < 0) {
            throw new IllegalArgumentException("it has no WHERE" + HOW);
        }
        var name = table.getFullyQualifiedName();
        var alias = table.getAlias() == null ? null : table.getAlias().getName();
        return new PostgresBatch(
                text.substring(0, where).strip(),
                text.substring(where + "WHERE".length()).strip(),
                alias == null ? name : name + " AS " + alias,
                alias == null ? name : alias,
                deletes ? "UPDATE" : "NO KEY UPDATE",
                deletes);
    }

    /** A statement that changes at most so many rows, and gives a row of numbers about it. */
    String step(int rows, @Nullable String cursor) {
        return STEP.formatted(
                alias,
                table,
                cursor == null ? "(0,0)" : cursor,
                // a comment at its end would swallow what follows
                condition + "\n",
                rows,
                lock,
                head,
                deletes ? "false" : "(" + condition + "\n)");
    }

    private static Object parse(String text) {
        try {
            return CCJSqlParserUtil.parse(text, parser -> parser.withAllowComplexParsing(true));
        } catch (JSQLParserException e) {
            throw new IllegalArgumentException("it cannot be taken apart" + HOW, e);
        }
    }

    private static void refuseAny(@Nullable Object part, String what) {
        var there =
                Stream.ofNullable(part)
                        .anyMatch(it -> !(it instanceof Collection<?> items) || !items.isEmpty());
        if (there) {
            throw new IllegalArgumentException("it has " + what + HOW);
        }
    }
}

package io.flotilla.engine.dialect;

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
 * text stays the author's; JSqlParser says what it is. {@code head} is what comes before WHERE,
 * {@code alias} what the condition calls the table.
 */
public record RowStatement(
        String head, String condition, String table, @Nullable String ownAlias, boolean deletes) {

    /** JSqlParser gives a statement's parts; where it cannot, nobody could say what would run. */
    private static final String HOW =
            "; in batches a statement is UPDATE … SET … WHERE … or DELETE FROM … WHERE … of one table,"
                    + " with a condition that is false for a row that is done";

    /** Finds where a word stands in SQL, outside quotes and parentheses; -1 where it does not. */
    @FunctionalInterface
    public interface WordFinder {
        int find(String sql, String word);
    }

    /**
     * @param text without what stands before its first word
     * @throws IllegalArgumentException if it cannot be run in batches; the message says why
     */
    public static RowStatement of(String text, WordFinder words) {
        var sql = text.replaceFirst("[;\\s]+$", "");
        return switch (parse(sql)) {
            case Update update -> {
                refuseAny(update.getWithItemsList(), "WITH");
                refuseAny(update.getStartJoins(), "more than one table");
                refuseAny(update.getJoins(), "FROM with a join");
                refuseAny(update.getOrderByElements(), "ORDER BY");
                refuseAny(update.getFromItem(), "FROM");
                refuseAny(update.getLimit(), "LIMIT");
                refuseAny(update.getReturningClause(), "RETURNING");
                yield of(sql, words, update.getTable(), update.getWhere(), false);
            }
            case Delete delete -> {
                refuseAny(delete.getWithItemsList(), "WITH");
                refuseAny(delete.getTables(), "more than one table");
                refuseAny(delete.getUsingList(), "USING");
                refuseAny(delete.getJoins(), "a join");
                refuseAny(delete.getOrderByElements(), "ORDER BY");
                refuseAny(delete.getLimit(), "LIMIT");
                refuseAny(delete.getReturningClause(), "RETURNING");
                yield of(sql, words, delete.getTable(), delete.getWhere(), true);
            }
            default -> throw new IllegalArgumentException("it is no UPDATE and no DELETE" + HOW);
        };
    }

    private static RowStatement of(
            String sql,
            WordFinder words,
            Table table,
            @Nullable Object condition,
            boolean deletes) {
        var where = words.find(sql, "WHERE");
        if (condition == null || where < 0) {
            throw new IllegalArgumentException("it has no WHERE" + HOW);
        }
        return new RowStatement(
                sql.substring(0, where).strip(),
                sql.substring(where + "WHERE".length()).strip(),
                table.getFullyQualifiedName(),
                table.getAlias() == null ? null : table.getAlias().getName(),
                deletes);
    }

    /** What the condition calls the table. */
    public String alias() {
        return ownAlias == null ? table : ownAlias;
    }

    /** The table as a query names it, so that the condition can be used there. */
    public String source() {
        return ownAlias == null ? table : table + " AS " + ownAlias;
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

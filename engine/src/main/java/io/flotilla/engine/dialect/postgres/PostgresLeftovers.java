package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Leftover;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the invalid index that a concurrent build or drop leaves behind when it is cut short, see
 * https://www.postgresql.org/docs/17/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY.
 */
final class PostgresLeftovers {

    private static final Pattern CONCURRENT =
            Pattern.compile(
                    """
                    \\s*(CREATE\\s+(UNIQUE\\s+)?|DROP\\s+)INDEX\\s+CONCURRENTLY\\s+\
                    (IF\\s+(NOT\\s+)?EXISTS\\s+)?(?<name>"([^"]|"")+"|[\\w$]+).*""",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private PostgresLeftovers() {}

    static Optional<Leftover> find(Schema live, String sql) {
        var statement = CONCURRENT.matcher(sql);
        if (!statement.matches()) {
            return Optional.empty();
        }
        var name = unquoted(statement.group("name"));
        Predicate<Index> isLeftover = index -> index.name().equals(name) && !index.valid();
        return live.tables().stream()
                .filter(table -> table.indexes().stream().anyMatch(isLeftover))
                .findFirst()
                .map(
                        table ->
                                new Leftover(
                                        replacing(live, table, without(table, isLeftover)),
                                        "DROP INDEX CONCURRENTLY "
                                                + PostgresIdentifiers.quoted(name)));
    }

    private static String unquoted(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }

    private static Schema replacing(Schema schema, Table from, Table to) {
        List<Table> tables =
                schema.tables().stream().map(table -> table.equals(from) ? to : table).toList();
        return new Schema(tables, schema.sequences(), schema.enums(), schema.views());
    }

    private static Table without(Table table, Predicate<Index> index) {
        return new Table(
                table.name(),
                table.columns(),
                table.primaryKey(),
                table.uniqueConstraints(),
                table.checkConstraints(),
                table.foreignKeys(),
                table.indexes().stream().filter(index.negate()).toList(),
                table.comment());
    }
}

package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Leftover;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.Schema;
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
                    (IF\\s+(NOT\\s+)?EXISTS\\s+)?(?<name>"([^"]|"")++"|[\\w$]+).*""",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private PostgresLeftovers() {}

    static Optional<Leftover> find(Schema live, String sql) {
        var statement = CONCURRENT.matcher(sql);
        if (!statement.matches()) {
            return Optional.empty();
        }
        var name = PostgresText.unquoted(statement.group("name"));
        Predicate<Index> isLeftover = index -> index.name().equals(name) && !index.valid();
        // an index has a name of its own in the schema, so there is at most one
        return live.indexes().anyMatch(isLeftover)
                ? Optional.of(
                        new Leftover(
                                without(live, isLeftover),
                                "DROP INDEX CONCURRENTLY " + PostgresIdentifiers.quoted(name)))
                : Optional.empty();
    }

    private static Schema without(Schema schema, Predicate<Index> index) {
        return schema.mappingIndexes(indexes -> indexes.stream().filter(index.negate()).toList());
    }
}

package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.BatchDirective;
import io.flotilla.engine.dialect.StatementReader;
import io.flotilla.engine.plan.Statement.Batch;
import io.flotilla.engine.plan.Statement.Data;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the statements of plans: those about the schema, and those about rows. */
final class MySqlStatementReader implements StatementReader {

    @Override
    public Optional<String> refusal(String sql) {
        var head = StatementHead.of(sql);
        if (head.verb().isEmpty()) {
            return Optional.of("it is no SQL statement");
        }
        if (head.qualifier() != null) {
            return Optional.of(naming(head.qualifier()));
        }
        if (ScriptStatements.of(sql).size() != 1) {
            return Optional.of("it is not one statement: write each by itself");
        }
        if (head.isOfSchema()) {
            return Optional.empty();
        }
        return MySqlRows.isAboutRows(sql)
                ? refusalOfRows(sql)
                : Optional.of(
                        "%s changes nothing that lives in the tenant's database, or does it in a way that cannot be undone or gone on with; plans are made of CREATE, ALTER, DROP and RENAME, and of INSERT, UPDATE, DELETE, REPLACE and SELECT for rows"
                                .formatted(head.verb()));
    }

    private static Optional<String> refusalOfRows(String sql) {
        try {
            if (batch(sql) != null) {
                MySqlBatch.of(sql);
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return MySqlRows.parse(sql).flatMap(MySqlRows::database).map(MySqlStatementReader::naming);
    }

    private static String naming(String database) {
        return "it names database %s: a plan's names have none".formatted(database);
    }

    private static @Nullable Batch batch(String sql) {
        return BatchDirective.find(sql.substring(0, MySqlRows.offset(sql)));
    }

    @Override
    public Optional<DataStatement> read(String sql) {
        if (!MySqlRows.isAboutRows(sql)) {
            return Optional.empty();
        }
        var batch = batch(sql);
        var parsed = MySqlRows.parse(sql);
        return Optional.of(
                new DataStatement(
                        new Data(batch),
                        deletes(sql),
                        parsed.map(it -> MySqlRows.hazards(it, batch != null)).orElse(List.of()),
                        parsed.isPresent()));
    }

    /** REPLACE deletes the row that is in its way. */
    private static boolean deletes(String sql) {
        return Set.of("DELETE", "REPLACE")
                .contains(StatementHead.of(sql).verb().toUpperCase(Locale.ROOT));
    }

    /** Every statement about the schema. */
    @Override
    public boolean commitsByItself(String sql) {
        return StatementHead.of(sql).isOfSchema();
    }

    @Override
    public Set<String> names(String sql) {
        return SqlToken.list(sql).stream()
                .filter(SqlToken::isName)
                .map(SqlToken::name)
                .collect(Collectors.toSet());
    }
}

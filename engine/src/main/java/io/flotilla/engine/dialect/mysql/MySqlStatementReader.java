package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.StatementReader;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the statements of plans: those about the schema. Statements about rows are refused. */
final class MySqlStatementReader implements StatementReader {

    @Override
    public Optional<String> refusal(String sql) {
        var head = StatementHead.of(sql);
        if (head.qualifier() != null) {
            return Optional.of(
                    "it names database %s: a plan's names have none".formatted(head.qualifier()));
        }
        if (ScriptStatements.of(sql).size() != 1) {
            return Optional.of("it is not one statement: write each by itself");
        }
        return head.isOfSchema()
                ? Optional.empty()
                : Optional.of(
                        "%s changes nothing that lives in the tenant's database, or its rows, which plans for MySQL and MariaDB cannot"
                                .formatted(head.verb()));
    }

    @Override
    public Optional<DataStatement> read(String sql) {
        return Optional.empty();
    }

    @Override
    public Set<String> names(String sql) {
        return SqlToken.list(sql).stream()
                .filter(SqlToken::isName)
                .map(SqlToken::name)
                .collect(Collectors.toSet());
    }
}

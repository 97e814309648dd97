package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.StatementReader;
import io.flotilla.engine.dialect.postgres.SqlPieces;
import io.flotilla.engine.dialect.postgres.SqlTokens;
import io.flotilla.engine.dialect.postgres.SqlTokens.Token;
import io.flotilla.engine.dialect.postgres.StatementHead;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the statements of plans: those about the schema. Statements about rows are refused. */
final class RedshiftStatementReader implements StatementReader {

    private static final List<String> ALLOWED =
            List.of(
                    "CREATE TABLE",
                    "CREATE VIEW",
                    "CREATE OR REPLACE VIEW",
                    "CREATE MATERIALIZED VIEW",
                    "CREATE FUNCTION",
                    "CREATE OR REPLACE FUNCTION",
                    "CREATE PROCEDURE",
                    "CREATE OR REPLACE PROCEDURE",
                    "ALTER TABLE",
                    "ALTER MATERIALIZED VIEW",
                    "DROP TABLE",
                    "DROP VIEW",
                    "DROP MATERIALIZED VIEW",
                    "DROP FUNCTION",
                    "DROP PROCEDURE",
                    "COMMENT ON TABLE",
                    "COMMENT ON COLUMN",
                    "COMMENT ON CONSTRAINT",
                    "COMMENT ON VIEW");

    @Override
    public Optional<String> refusal(String sql) {
        if (!isOne(sql)) {
            return Optional.of("it is not one statement: write each by itself");
        }
        var head = StatementHead.of(sql);
        if (!isCopying(sql) && ALLOWED.stream().noneMatch(head::startsWith)) {
            return Optional.of(
                    "%s changes nothing that lives in the tenant's schema, or its rows, which plans for Redshift cannot"
                            .formatted(head.kind()));
        }
        return Qualifiers.foreign(sql)
                .map(schema -> "it names schema %s: a plan's names have none".formatted(schema));
    }

    /** How {@link TableCopy} fills its table, which nobody sees: a part of changing the schema. */
    private static boolean isCopying(String sql) {
        var tokens = SqlTokens.of(sql);
        return tokens.size() > 2
                && tokens.get(0).is("INSERT")
                && tokens.get(1).is("INTO")
                && tokens.get(2).isName()
                && tokens.get(2).name().startsWith(SchemaReader.HIDDEN + "copy_");
    }

    /** Why the query may not be asked of a target; empty if it may. */
    static Optional<String> refusalOfCheck(String sql) {
        return isOne(sql) && StatementHead.of(sql).startsWith("SELECT")
                ? Optional.empty()
                : Optional.of("it is not one SELECT");
    }

    private static boolean isOne(String sql) {
        return SqlPieces.of(sql).stream()
                        .filter(piece -> !StatementHead.of(piece.sql()).isEmpty())
                        .count()
                == 1;
    }

    @Override
    public Optional<DataStatement> read(String sql) {
        return Optional.empty();
    }

    @Override
    public Set<String> names(String sql) {
        return SqlTokens.of(sql).stream()
                .filter(Token::isName)
                .map(Token::name)
                .collect(Collectors.toSet());
    }

    /** No: one that must not be in a transaction fails in it. */
    @Override
    public boolean commitsByItself(String sql) {
        return false;
    }
}

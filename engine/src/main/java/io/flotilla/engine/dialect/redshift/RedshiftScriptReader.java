package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.DirectiveInvalid;
import io.flotilla.engine.dialect.ScriptReader;
import io.flotilla.engine.dialect.postgres.PostgresRenameDirectives;
import io.flotilla.engine.dialect.postgres.SqlPieces;
import io.flotilla.engine.dialect.postgres.SqlTokens;
import io.flotilla.engine.dialect.postgres.SqlTokens.Token;
import io.flotilla.engine.dialect.postgres.StatementHead;
import io.flotilla.engine.schema.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Splits scripts as PostgreSQL's are, and judges each statement by what Redshift has. */
final class RedshiftScriptReader implements ScriptReader {

    private static final Set<Rename.Kind> RENAMED =
            Set.of(Rename.Kind.TABLE, Rename.Kind.VIEW, Rename.Kind.COLUMN);

    @Override
    public List<ScriptStatement> read(String script) {
        var statements = new ArrayList<ScriptStatement>();
        for (var piece : SqlPieces.of(script)) {
            var head = StatementHead.of(piece.sql());
            if (!head.isEmpty()) {
                var sql = piece.sql().substring(head.offset());
                statements.add(
                        new ScriptStatement(
                                piece.offset() + head.offset(), sql, ScriptRules.judge(sql)));
            }
        }
        return statements;
    }

    @Override
    public List<Rename> renames(String script) {
        var renames = PostgresRenameDirectives.read(script);
        for (var rename : renames) {
            if (!RENAMED.contains(rename.kind())) {
                throw new DirectiveInvalid(
                        line(script),
                        "%s: Redshift renames tables, columns and views, and nothing else; take the directive out"
                                .formatted(rename));
            }
        }
        return renames;
    }

    /** Of the first directive. */
    private static int line(String script) {
        var before = script.substring(0, Math.max(0, script.indexOf("flotilla:renamed")));
        return (int) before.lines().count();
    }

    /** The server does not say. */
    @Override
    public int faultOffset(SQLException failure) {
        return 0;
    }

    /**
     * Redshift does not tell what a transaction made. What can be told by their words is refused
     * before statements run.
     */
    @Override
    public List<String> listStrays(Connection connection, String schema) {
        return List.of();
    }

    /** Nobody reads a body before it runs. */
    @Override
    public List<BrokenBody> listBrokenBodies(Connection connection, String schema) {
        return List.of();
    }

    @Override
    public List<ObjectName> declared(String sql) {
        var tokens = SqlTokens.of(sql);
        for (int at = 0; at + 1 < tokens.size() && at < 5; at++) {
            var token = tokens.get(at);
            if (token.is("TABLE") || token.is("VIEW")) {
                return name(tokens, at + 1).map(ObjectName::relation).stream().toList();
            }
        }
        return List.of();
    }

    private static Optional<String> name(List<Token> tokens, int from) {
        return tokens.subList(from, tokens.size()).stream()
                .filter(token -> !token.is("IF") && !token.is("NOT") && !token.is("EXISTS"))
                .findFirst()
                .filter(Token::isName)
                .map(Token::name);
    }

    @Override
    public boolean isKeyword(String word) {
        return Names.isReserved(word);
    }
}

package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.ScriptReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.Parser;
import org.postgresql.util.PSQLException;

/**
 * Splits scripts with the driver's own parser, which knows strings, dollar quotes and comments, and
 * judges each statement by its kind and by the schemas it names.
 */
final class PostgresScriptReader implements ScriptReader {

    /** Rows that this transaction wrote carry its id in {@code xmin}. */
    private static final String STRAYS =
            """
            WITH mine AS (SELECT pg_current_xact_id_if_assigned()::xid AS id),
                 kept AS (SELECT oid FROM pg_namespace WHERE nspname IN (?, 'pg_toast'))
            SELECT pg_describe_object('pg_class'::regclass, c.oid, 0)
            FROM pg_class c, mine
            WHERE c.xmin = mine.id AND c.relnamespace NOT IN (SELECT oid FROM kept)
            UNION
            SELECT pg_describe_object('pg_constraint'::regclass, c.oid, 0)
            FROM pg_constraint c, mine
            WHERE c.xmin = mine.id AND c.connamespace NOT IN (SELECT oid FROM kept)
            UNION
            SELECT pg_describe_object('pg_type'::regclass, t.oid, 0)
            FROM pg_type t, mine
            WHERE t.xmin = mine.id AND t.typnamespace NOT IN (SELECT oid FROM kept)
              AND t.typrelid = 0 AND t.typelem = 0
            ORDER BY 1
            """;

    @Override
    public List<ScriptStatement> read(String script) {
        var statements = new ArrayList<ScriptStatement>();
        var from = 0;
        for (var sql : split(script)) {
            // the driver halves "??", so the text may not be found; then the last place must do
            var found = script.indexOf(sql, from);
            var offset = Math.max(found, from);
            from = found < 0 ? from : found + sql.length();
            var head = StatementHead.of(sql);
            if (!head.isEmpty()) {
                statements.add(
                        new ScriptStatement(
                                offset + head.offset(),
                                sql.substring(head.offset()),
                                StatementRules.judge(head, sql)));
            }
        }
        return statements;
    }

    @Override
    public List<Rename> renames(String script) {
        return PostgresRenameDirectives.read(script);
    }

    @Override
    public int faultOffset(SQLException failure) {
        return failure instanceof PSQLException fault && fault.getServerErrorMessage() != null
                ? Math.max(0, fault.getServerErrorMessage().getPosition() - 1)
                : 0;
    }

    @Override
    public List<String> listStrays(Connection connection, String schema) throws SQLException {
        try (var query = connection.prepareStatement(STRAYS)) {
            query.setString(1, schema);
            var strays = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    strays.add(rows.getString(1));
                }
            }
            return strays;
        }
    }

    private static List<String> split(String script) {
        try {
            return Parser.parseJdbcSql(script, true, false, true, false, false).stream()
                    .map(query -> query.nativeSql)
                    .toList();
        } catch (SQLException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}

package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.ScriptReader;
import io.flotilla.engine.schema.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Reads scripts that declare a database, also such as {@code mariadb-dump --no-data} writes. Every
 * statement commits by itself.
 */
final class MySqlScriptReader implements ScriptReader {

    @Override
    public List<ScriptStatement> read(String script) {
        return ScriptStatements.of(script).stream()
                .map(
                        piece ->
                                new ScriptStatement(
                                        piece.offset(), piece.sql(), verdict(piece.sql())))
                .toList();
    }

    private static Verdict verdict(String sql) {
        var head = StatementHead.of(sql);
        return switch (head.verb()) {
            case "SET" -> setting(sql);
            case "LOCK", "UNLOCK", "" -> new Verdict.Ignore();
            case "GRANT", "REVOKE" ->
                    new Verdict.LeaveOut("privileges are not managed: " + firstLine(sql));
            case "CREATE", "ALTER", "DROP", "RENAME" -> declaration(head, sql);
            default ->
                    new Verdict.Refuse(
                            "%s declares nothing: a desired state is made of CREATE, ALTER, DROP and RENAME"
                                    .formatted(head.verb()));
        };
    }

    /** Of the settings in the head of a dump only this one decides what can be made. */
    private static Verdict setting(String sql) {
        var lower = sql.toLowerCase(Locale.ROOT);
        return lower.contains("foreign_key_checks")
                        && lower.matches("(?s).*=\\s*(0|1|off|on)\\s*(\\*/)?")
                ? new Verdict.Run(false)
                : new Verdict.Ignore();
    }

    private static Verdict declaration(StatementHead head, String sql) {
        if (!head.isOfSchema()) {
            return new Verdict.Refuse(
                    head.object().isEmpty()
                            ? "it is of a kind that is not known"
                            : "a %s lives outside the tenant's database"
                                    .formatted(head.object().toLowerCase(Locale.ROOT)));
        }
        if (head.qualifier() != null) {
            return new Verdict.Refuse(
                    "it names database %s: take that out, the tenant's is meant"
                            .formatted(head.qualifier()));
        }
        return new Verdict.Run(false);
    }

    private static String firstLine(String sql) {
        return sql.lines().findFirst().orElse(sql);
    }

    @Override
    public List<Rename> renames(String script) {
        return MySqlRenameDirectives.read(script);
    }

    /** Neither server gives a position that can be relied on. */
    @Override
    public int faultOffset(SQLException failure) {
        return 0;
    }

    /** What names another database is refused before it runs. */
    @Override
    public List<String> listStrays(Connection connection, String schema) {
        return List.of();
    }

    /** Bodies are not read before they run, so none is known to be broken. */
    @Override
    public List<BrokenBody> listBrokenBodies(Connection connection, String schema) {
        return List.of();
    }

    @Override
    public List<ObjectName> declared(String sql) {
        var head = StatementHead.of(sql);
        var name = head.name();
        if (name == null) {
            return List.of();
        }
        return switch (head.object()) {
            case "TABLE", "VIEW", "SEQUENCE" -> List.of(ObjectName.relation(name));
            case "FUNCTION" -> List.of(ObjectName.of(ObjectName.Kind.ROUTINE, name + "()"));
            case "PROCEDURE" -> List.of(ObjectName.of(ObjectName.Kind.ROUTINE, name));
            case "EVENT" -> List.of(ObjectName.of(ObjectName.Kind.EVENT, name));
            default -> List.of();
        };
    }

    /** Names are always quoted here, so none has to be told apart. */
    @Override
    public boolean isKeyword(String word) {
        return false;
    }
}

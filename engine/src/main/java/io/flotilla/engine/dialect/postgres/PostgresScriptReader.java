package io.flotilla.engine.dialect.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.dialect.ScriptReader;
import io.flotilla.engine.schema.ObjectName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Splits scripts into statements and judges each statement by its kind and by the schemas it names.
 */
final class PostgresScriptReader implements ScriptReader {

    /** Rows that this transaction wrote carry its id in {@code xmin}. */
    private static final String STRAYS = resource("strays.sql");

    /**
     * Functions whose language can tell whether a body is one; see {@code VALIDATOR} in
     * https://www.postgresql.org/docs/current/sql-createlanguage.html. SQL-standard bodies have
     * been read already.
     */
    private static final String BODIES =
            """
            SELECT p.oid::regprocedure::text AS routine,
                   p.prosrc AS body,
                   format('SELECT %s(%s)', l.lanvalidator::regproc, p.oid) AS validation
            FROM pg_depend d
                 JOIN pg_proc p ON p.oid = d.objid
                 JOIN pg_language l ON l.oid = p.prolang
            WHERE d.classid = 'pg_proc'::regclass
              AND d.refclassid = 'pg_namespace'::regclass
              AND d.refobjid = (SELECT oid FROM pg_namespace WHERE nspname = ?)
              AND l.lanvalidator <> 0 AND p.prosqlbody IS NULL AND p.prokind <> 'a'
              AND NOT EXISTS (
                  SELECT FROM pg_depend e
                  WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype = 'e')
            ORDER BY p.oid
            """;

    /** Commands that pg_dump puts around its script since 2025, for psql alone. */
    private static final Pattern RESTRICTION =
            Pattern.compile("^\\\\(un)?restrict\\b.*$", Pattern.MULTILINE);

    private final Privileges privileges;

    PostgresScriptReader() {
        this(Privileges.IGNORED);
    }

    PostgresScriptReader(Privileges privileges) {
        this.privileges = privileges;
    }

    @Override
    public List<ScriptStatement> read(String original) {
        var own = OwnSchema.find(original);
        var script = own == null ? original : OwnSchema.blanked(original, own);
        script = RESTRICTION.matcher(script).replaceAll(line -> " ".repeat(line.group().length()));
        var pieces = SqlPieces.of(script);
        var owners =
                pieces.stream()
                        .flatMap(piece -> StatementRules.owner(piece.sql()).stream())
                        .collect(toUnmodifiableSet());
        var statements = new ArrayList<ScriptStatement>();
        for (var piece : pieces) {
            var head = StatementHead.of(piece.sql());
            if (!head.isEmpty()) {
                statements.add(
                        new ScriptStatement(
                                piece.offset() + head.offset(),
                                piece.sql().substring(head.offset()),
                                judge(head, piece.sql(), own, owners)));
            }
        }
        return statements;
    }

    private Verdict judge(
            StatementHead head, String sql, @Nullable String own, Set<String> owners) {
        return GrantRules.isAboutPrivileges(head)
                ? GrantRules.judge(head, sql, privileges, owners)
                : StatementRules.judge(head, sql, own);
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

    @Override
    public List<BrokenBody> listBrokenBodies(Connection connection, String schema)
            throws SQLException {
        var broken = new ArrayList<BrokenBody>();
        try (var query = connection.prepareStatement(BODIES)) {
            query.setString(1, schema);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var reason = whyInvalid(connection, rows.getString("validation"));
                    if (reason != null) {
                        broken.add(
                                new BrokenBody(
                                        rows.getString("routine"), rows.getString("body"), reason));
                    }
                }
            }
        }
        return broken;
    }

    /** In a transaction of its own, or a part of the one that is open. */
    private static @Nullable String whyInvalid(Connection connection, String validation)
            throws SQLException {
        var before = connection.getAutoCommit() ? null : connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "SET check_function_bodies = on; %s; SET check_function_bodies = off"
                            .formatted(validation));
            return null;
        } catch (SQLException e) {
            if (before != null) {
                connection.rollback(before);
            }
            return String.valueOf(e.getMessage());
        }
    }

    private static String resource(String name) {
        try (var file = PostgresScriptReader.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<ObjectName> declared(String sql) {
        return PostgresDeclarations.of(sql);
    }

    @Override
    public boolean isKeyword(String word) {
        return PostgresIdentifiers.isKeyword(word);
    }
}

package io.flotilla.engine.conformance;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.core.Parser;

/**
 * Runs a state's own SQL in the tenant's schema of a workplace, statement by statement in
 * autocommit, and knows the order that did it.
 */
record Load(List<String> statements) {

    private static final Pattern COMMANDS = Pattern.compile("(?m)^\\\\.*$");

    private static final Pattern ROLES =
            Pattern.compile(
                    "^\\s*(GRANT|REVOKE|ALTER\\s+DEFAULT\\s+PRIVILEGES|(CREATE|ALTER)\\s+(ROLE|USER))\\b|^\\s*ALTER\\s[^;']*\\sOWNER\\s+TO\\s",
                    Pattern.CASE_INSENSITIVE);

    /** The SQL could not be run by the server at hand; the cause says why. */
    static final class Failed extends Exception {
        Failed(String statement, SQLException cause) {
            super("%s [%s]".formatted(cause.getMessage(), statement.strip()), cause);
        }
    }

    static List<String> split(String sql) {
        try {
            return Parser.parseJdbcSql(sql, true, false, true, false, false).stream()
                    .map(query -> query.nativeSql)
                    .filter(text -> SqlToken.list(text).stream().anyMatch(t -> !t.isSilent()))
                    .filter(text -> !setsThePath(text))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The path is the tenant's schema, and stays so: that is where the names were mapped to. */
    private static boolean setsThePath(String statement) {
        var words = SqlToken.list(statement).stream().filter(t -> !t.isSilent()).toList();
        return words.size() > 1 && words.getFirst().says("set") && words.get(1).says("search_path")
                || statement.contains("set_config('search_path'");
    }

    static Load inOrder(Workplace workplace, String sql) throws SQLException, Failed {
        return run(workplace, split(sql), false);
    }

    /**
     * Tries what fails again after the rest, for states that are not in the order of their needs.
     */
    static Load inAnyOrder(Workplace workplace, String sql) throws SQLException, Failed {
        return run(workplace, split(sql), true);
    }

    /**
     * As an installer's own program would: without the lines that are that program's commands, with
     * the transactions the script opens, and whatever it says of roles, which are not there.
     */
    static Load leniently(Workplace workplace, String sql) throws SQLException, Failed {
        var script = TenantSql.of(COMMANDS.matcher(sql).replaceAll(""), Workplace.TENANT);
        return run(
                workplace,
                split(script).stream().filter(text -> !ROLES.matcher(text).find()).toList(),
                false);
    }

    private static Load run(Workplace workplace, List<String> statements, boolean anyOrder)
            throws SQLException, Failed {
        try (var connection = workplace.connect()) {
            var done = new ArrayList<String>();
            Answers.execute(
                    connection, "SET search_path TO %s, public".formatted(Workplace.TENANT));
            var left = statements;
            while (!left.isEmpty()) {
                var failed = new ArrayList<String>();
                for (var statement : left) {
                    try {
                        Answers.execute(connection, statement);
                        done.add(statement);
                    } catch (SQLException e) {
                        if (!anyOrder) {
                            throw new Failed(statement, e);
                        }
                        failed.add(statement);
                        if (failed.size() == left.size()) {
                            throw new Failed(statement, e);
                        }
                    }
                }
                left = failed;
            }
            return new Load(List.copyOf(done));
        }
    }

    /** The script in the order that ran. */
    String script() {
        return String.join(";\n", statements) + ";\n";
    }
}

package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.flotilla.engine.schema.Grant;
import io.flotilla.engine.schema.ObjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements that lead from some grants to others, the objects staying. What is taken
 * comes first: with a privilege on a table, the server takes the same on all its columns. The
 * owner, who is named by no desired state, is the role that runs the statements.
 */
final class PostgresGrants {

    private static final Grant.On TABLE = Grant.On.TABLE;

    private final Map<Statement, Map<String, TreeSet<String>>> statements = new LinkedHashMap<>();

    /** In the order to run them. */
    private enum Act {
        REVOKE("REVOKE %s ON %s FROM %s"),
        REVOKE_OPTION("REVOKE GRANT OPTION FOR %s ON %s FROM %s"),
        GRANT("GRANT %s ON %s TO %s"),
        GRANT_WITH_OPTION("GRANT %s ON %s TO %s WITH GRANT OPTION");

        private final String sql;

        Act(String sql) {
            this.sql = sql;
        }
    }

    /** What has one statement; the privileges on columns have their own. */
    private record Statement(
            Act act, Grant.On on, String object, boolean columns, @Nullable String role) {}

    private PostgresGrants() {}

    /** A statement's SQL, and what it is about. */
    record Sql(String text, Set<ObjectName> objects) {}

    static List<Sql> write(Collection<Grant> from, Collection<Grant> to) {
        var writer = new PostgresGrants();
        var before = new ArrayList<>(from);
        var after = new ArrayList<>(to);
        before.stream().filter(it -> it.column() == null).forEach(it -> writer.change(it, after));
        after.stream()
                .filter(it -> it.column() == null && find(it, from) == null)
                .forEach(it -> writer.change(nothing(it), it));
        before.stream()
                .filter(it -> it.column() != null)
                .map(writer::left)
                .forEach(it -> writer.change(it, after));
        after.stream()
                .filter(it -> it.column() != null && find(it, from) == null)
                .forEach(it -> writer.change(nothing(it), it));
        return writer.sql();
    }

    private void change(Grant from, List<Grant> after) {
        var to = find(from, after);
        change(from, to == null ? nothing(from) : to);
    }

    private void change(Grant from, Grant to) {
        var taken = without(from.granted(), to.granted());
        taken.addAll(without(to.withheld(), from.withheld()));
        add(Act.REVOKE, to, taken);
        add(Act.REVOKE_OPTION, to, without(without(from.grantable(), to.grantable()), taken));
        var given = without(to.granted(), from.granted());
        given.addAll(without(from.withheld(), to.withheld()));
        add(Act.GRANT, to, without(given, to.grantable()));
        add(Act.GRANT_WITH_OPTION, to, without(to.grantable(), from.grantable()));
    }

    private void add(Act act, Grant about, Collection<String> privileges) {
        var statement =
                new Statement(
                        act, about.on(), about.object(), about.column() != null, about.role());
        for (var privilege : privileges) {
            var columns =
                    statements
                            .computeIfAbsent(statement, _ -> new LinkedHashMap<>())
                            .computeIfAbsent(privilege, _ -> new TreeSet<>());
            if (about.column() != null) {
                columns.add(about.column());
            }
        }
    }

    /** What is left of a role's rights on a column after those on the table were taken. */
    private Grant left(Grant column) {
        var taken =
                statements
                        .getOrDefault(
                                new Statement(
                                        Act.REVOKE, TABLE, column.object(), false, column.role()),
                                Map.of())
                        .keySet();
        var options =
                statements
                        .getOrDefault(
                                new Statement(
                                        Act.REVOKE_OPTION,
                                        TABLE,
                                        column.object(),
                                        false,
                                        column.role()),
                                Map.of())
                        .keySet();
        return new Grant(
                column.on(),
                column.object(),
                column.column(),
                column.role(),
                List.copyOf(without(column.granted(), taken)),
                List.copyOf(without(without(column.grantable(), taken), options)),
                column.withheld());
    }

    private List<Sql> sql() {
        var sql = new ArrayList<Sql>();
        for (var act : Act.values()) {
            statements.forEach(
                    (statement, privileges) -> {
                        if (statement.act() == act) {
                            sql.add(
                                    new Sql(
                                            sql(statement, privileges),
                                            objects(statement, privileges)));
                        }
                    });
        }
        return sql;
    }

    private static String sql(Statement statement, Map<String, TreeSet<String>> privileges) {
        return statement
                .act()
                .sql
                .formatted(
                        privileges.entrySet().stream()
                                .map(it -> it.getKey() + columns(it.getValue()))
                                .collect(joining(", ")),
                        object(statement.on(), statement.object()),
                        role(statement.role()));
    }

    private static Set<ObjectName> objects(
            Statement statement, Map<String, TreeSet<String>> privileges) {
        return statement.columns()
                ? privileges.values().stream()
                        .flatMap(TreeSet::stream)
                        .map(column -> Grant.name(statement.on(), statement.object(), column))
                        .collect(toSet())
                : Set.of(Grant.name(statement.on(), statement.object(), null));
    }

    private static String columns(Collection<String> columns) {
        return columns.isEmpty()
                ? ""
                : columns.stream()
                        .map(PostgresIdentifiers::quoted)
                        .collect(joining(", ", " (", ")"));
    }

    private static String object(Grant.On on, String object) {
        return switch (on) {
            case TABLE -> "TABLE " + quoted(object);
            case SEQUENCE -> "SEQUENCE " + quoted(object);
            case ROUTINE -> "ROUTINE " + object;
            case TYPE -> "TYPE " + quoted(object);
        };
    }

    private static String role(@Nullable String role) {
        if (role == null) {
            return "CURRENT_USER";
        }
        return role.equals(Grant.PUBLIC) ? "PUBLIC" : quoted(role);
    }

    private static @Nullable Grant find(Grant like, Collection<Grant> grants) {
        return grants.stream().filter(like::concerns).findFirst().orElse(null);
    }

    /** As if nothing were said of the role and the object. */
    private static Grant nothing(Grant about) {
        return new Grant(
                about.on(),
                about.object(),
                about.column(),
                about.role(),
                List.of(),
                List.of(),
                List.of());
    }

    private static LinkedHashSet<String> without(Collection<String> all, Collection<String> some) {
        var left = new LinkedHashSet<>(all);
        left.removeAll(some);
        return left;
    }
}

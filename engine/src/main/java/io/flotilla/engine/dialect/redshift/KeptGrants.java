package io.flotilla.engine.dialect.redshift;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is granted on the relations and routines of a schema, and how to grant it again:
 * https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_RELATION_PRIVILEGES.html,
 * https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_FUNCTION_PRIVILEGES.html. What is granted on
 * single columns is not kept.
 */
final class KeptGrants {

    private static final String GRANTED = RedshiftSql.load("privileges.sql");
    private static final String THERE = RedshiftSql.load("grantable.sql");

    private final String schema;
    private final List<Row> granted;

    private KeptGrants(String schema, List<Row> granted) {
        this.schema = schema;
        this.granted = granted;
    }

    static KeptGrants read(Connection connection, String schema) throws SQLException {
        return new KeptGrants(schema, query(connection, schema, GRANTED));
    }

    /** The statements that grant what was granted, is not any more, and is on what is there. */
    List<String> missing(Connection connection) throws SQLException {
        var now = new HashSet<>(query(connection, schema, GRANTED));
        var kinds = new HashMap<String, String>();
        query(connection, schema, THERE).forEach(row -> kinds.put(object(row), row.text("kind")));
        return missing(granted.stream().filter(row -> !now.contains(row)), kinds);
    }

    /**
     * @param kinds what there is, by how it is written in a GRANT, and of which kind
     */
    static List<String> missing(Stream<Row> gone, Map<String, String> kinds) {
        return gone.filter(row -> kinds.containsKey(object(row)))
                .map(row -> statement(row, Objects.requireNonNull(kinds.get(object(row)))))
                .toList();
    }

    private static List<Row> query(Connection connection, String schema, String sql)
            throws SQLException {
        return RedshiftSql.query(
                connection, sql.replace("current_schema()", Names.literal(schema)));
    }

    private static String object(Row row) {
        var name = Names.quoted(row.text("object"));
        return row.find("arguments") == null
                ? name
                : "%s(%s)".formatted(name, row.text("arguments"));
    }

    /** https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html. */
    private static String statement(Row row, String kind) {
        var name = Names.quoted(row.text("identity_name"));
        var grantee =
                switch (row.text("identity_type")) {
                    case "public" -> "PUBLIC";
                    case "group" -> "GROUP " + name;
                    case "role" -> "ROLE " + name;
                    default -> name;
                };
        return "GRANT %s ON %s %s TO %s%s"
                .formatted(
                        row.text("privilege_type"),
                        kind,
                        object(row),
                        grantee,
                        row.flag("admin_option") ? " WITH GRANT OPTION" : "");
    }
}

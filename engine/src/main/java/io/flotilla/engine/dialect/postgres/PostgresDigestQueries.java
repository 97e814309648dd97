package io.flotilla.engine.dialect.postgres;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;

import io.flotilla.engine.dialect.Privileges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code digest.sql}, filled in for one server's own catalogs. {@code full} knows every schema;
 * {@code common} gives the same digest at half the price, and none where a schema holds something
 * that most do not: for one schema, preparing to run the query costs as much as running it.
 */
record PostgresDigestQueries(String full, String common, AtomicInteger inVain) {

    private static final String SQL = PostgresSql.load("digest.sql").replace(":'schemas'", "?");

    /** After so many more schemas without a common digest than with one nobody asks again. */
    private static final int ENOUGH = 32;

    private static final Map<Key, PostgresDigestQueries> MADE = new ConcurrentHashMap<>();

    /** What can make a difference to a catalog's columns. */
    private record Key(String url, String version, Privileges privileges) {}

    static PostgresDigestQueries of(Connection connection, Privileges privileges)
            throws SQLException {
        var server = connection.getMetaData();
        var key = new Key(server.getURL(), server.getDatabaseProductVersion(), privileges);
        var made = MADE.get(key);
        if (made == null) {
            made = make(connection, privileges);
            MADE.put(key, made);
        }
        return made;
    }

    private static PostgresDigestQueries make(Connection connection, Privileges privileges)
            throws SQLException {
        var catalogs = CatalogFacts.ALL.stream().map(CatalogFacts::catalog).distinct().toList();
        var columns = CatalogColumn.list(connection, catalogs);
        var managed = privileges == Privileges.MANAGED;
        var rendering =
                new CatalogRendering(connection.getMetaData().getDatabaseMajorVersion(), managed);
        var sql =
                SQL.replace(":default_privileges", managed ? "'pg_extension'" : "'pg_default_acl'");
        var full =
                CatalogFacts.ALL.stream()
                        .map(facts -> facts.sql(columns, rendering))
                        .collect(joining(",\n"));
        var common =
                CatalogFacts.ALL.stream()
                        .filter(facts -> facts.absence() == null)
                        .map(facts -> facts.sql(columns, rendering))
                        .collect(joining(",\n"));
        var nothingElse =
                CatalogFacts.ALL.stream()
                        .map(CatalogFacts::absence)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(joining(" AND "));
        return new PostgresDigestQueries(
                shortened(sql.replace(":known", "true").replace(":facts", full)),
                shortened(sql.replace(":known", nothingElse).replace(":facts", common)),
                new AtomicInteger());
    }

    /** The server copies the text each time it runs the query. One for all databases alike. */
    private static String shortened(String sql) {
        return sql.lines()
                .map(String::strip)
                .filter(not(line -> line.startsWith("--")))
                .collect(joining("\n"))
                .intern();
    }

    boolean commonPays() {
        return inVain.get() < ENOUGH;
    }

    void commonFound(boolean found) {
        inVain.updateAndGet(n -> found ? Math.max(0, n - 1) : Math.min(ENOUGH, n + 1));
    }
}

package io.flotilla.engine.dialect.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code SHOW CREATE} says of things. For one thread.
 *
 * <p>MariaDB says it of many things in one round trip, as a compound statement, which needs no
 * {@code allowMultiQueries}: https://mariadb.com/kb/en/begin-end/. MySQL has compound statements in
 * stored programs only, so there it is one round trip for each.
 */
final class ShowCreate {

    private static final int TOGETHER = 200;

    private final Connection connection;
    private final Map<Thing, String> ahead = new HashMap<>();

    ShowCreate(Connection connection) {
        this.connection = connection;
    }

    /** Of what kind it is, what its name is, and in which column of the answer its text is. */
    record Thing(String kind, String name, int column) {

        private String sql() {
            return "SHOW CREATE %s %s".formatted(kind, Identifiers.quoted(name));
        }

        private String text(List<List<String>> rows) {
            return rows.isEmpty() ? "" : rows.getFirst().get(column);
        }
    }

    /** Asks for all of them in as few round trips as MariaDB lets it. */
    void readAhead(List<Thing> things) {
        for (var from = 0; from < things.size(); from += TOGETHER) {
            var some = things.subList(from, Math.min(from + TOGETHER, things.size()));
            var next = some.iterator();
            try {
                MySqlSql.results(
                        connection,
                        some.stream()
                                .map(Thing::sql)
                                .collect(Collectors.joining("; ", "BEGIN NOT ATOMIC ", "; END")),
                        rows -> {
                            var thing = next.next();
                            ahead.put(thing, thing.text(rows));
                        });
            } catch (SQLException e) {
                // the statement ended at one that fails, which says so when it is asked for alone
                return;
            }
        }
    }

    /**
     * The text, in a round trip if it was not read ahead.
     *
     * @throws TableReader.Unknown if the user may not see it
     */
    String text(Thing thing) throws SQLException {
        var text = ahead.remove(thing);
        if (text == null) {
            text = thing.text(MySqlSql.rows(connection, thing.sql()));
        }
        if (text.isEmpty()) {
            throw new TableReader.Unknown(
                    "%s %s, whose text this user may not see"
                            .formatted(thing.kind().toLowerCase(Locale.ROOT), thing.name()));
        }
        return text;
    }
}

package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.Enabled;
import io.flotilla.engine.schema.Trigger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the triggers of a database, all at once. A trigger is where its table is; MariaDB 11.4
 * looks for them there by {@code event_object_schema}, and for {@code trigger_schema} in all
 * databases.
 */
final class TriggerReader {

    static final String TRIGGERS =
            """
            SELECT trigger_name, event_object_table, action_timing, event_manipulation, action_statement
            FROM information_schema.triggers
            WHERE event_object_schema = %s
            ORDER BY event_object_table, action_timing, event_manipulation, action_order
            """;

    private TriggerReader() {}

    static List<Trigger> read(Connection connection, String database) throws SQLException {
        var own = new OwnDatabase(database);
        var triggers = new ArrayList<Trigger>();
        var before = List.<String>of();
        for (var row :
                MySqlSql.rows(connection, TRIGGERS.formatted(Identifiers.literal(database)))) {
            var follows =
                    !before.isEmpty() && before.subList(1, 4).equals(row.subList(1, 4))
                            ? " FOLLOWS " + Identifiers.quoted(before.getFirst())
                            : "";
            var definition =
                    "CREATE TRIGGER %s %s %s ON %s FOR EACH ROW%s %s"
                            .formatted(
                                    Identifiers.quoted(row.getFirst()),
                                    row.get(2),
                                    row.get(3),
                                    Identifiers.quoted(row.get(1)),
                                    follows,
                                    own.stripped(row.get(4)));
            triggers.add(new Trigger(row.get(1), row.getFirst(), definition, Enabled.ORIGIN, null));
            before = row;
        }
        return triggers;
    }
}

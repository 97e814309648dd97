package io.flotilla.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes random schemas as SQL, out of few names, so that two of them have much in common and
 * differ in everything that can differ. The same seed writes the same schema.
 */
final class RandomSchema {

    private static final List<String> TABLES = List.of("account", "\"Order\"", "line", "note");
    private static final List<String> COLUMNS = List.of("a", "b", "\"C\"", "d", "\"select\"");
    private static final List<String> TYPES =
            List.of("integer", "bigint", "smallint", "numeric(10,2)", "text", "varchar(20)");
    private static final List<String> MOODS = List.of("sad", "ok", "it''s fine", "happy");

    private final RandomSql sql;
    private final RandomRoutines routines;
    private final List<String> views = new ArrayList<>();
    private final List<String> written = new ArrayList<>();

    private RandomSchema(RandomSql sql) {
        this.sql = sql;
        this.routines = new RandomRoutines(sql);
    }

    static String sql(long seed) {
        var sql = new RandomSql(new Random(seed));
        new RandomSchema(sql).write();
        new RandomPartitions(sql).write();
        return sql.toString();
    }

    /** The same schema, with something granted on it. */
    static String sqlWithGrants(long seed) {
        var sql = new RandomSql(new Random(seed));
        var schema = new RandomSchema(sql);
        schema.write();
        new RandomPartitions(sql).write();
        return sql + new RandomGrants(seed).on(schema.written, schema.views);
    }

    private record Column(String name, String type, boolean computed) {
        boolean number() {
            return TYPES.contains(type) && !type.equals("text") && !type.startsWith("varchar");
        }
    }

    private void write() {
        var moods = sql.some(MOODS, 2);
        if (sql.chance(30)) {
            moods = moods.reversed();
        }
        sql.line("CREATE TYPE mood AS ENUM ('%s')".formatted(String.join("', '", moods)));
        if (sql.chance(50)) {
            sql.line(
                    "CREATE SEQUENCE ticket INCREMENT BY %d CACHE %d"
                            .formatted(1 + sql.below(3), 1 + sql.below(3)));
        }
        routines.write();
        var tables = sql.some(TABLES, 1);
        var keyType = sql.chance(70) ? "bigint" : "integer";
        for (var table : tables) {
            table(table, keyType, moods.getFirst());
        }
        for (var table : tables) {
            for (var other : tables) {
                if (sql.chance(25)) {
                    foreignKey(table, other, keyType);
                }
            }
        }
        for (var view : List.copyOf(views)) {
            attachToView(view);
        }
    }

    private void table(String table, String keyType, String mood) {
        var parts = new ArrayList<String>();
        var columns = new ArrayList<Column>();
        parts.add("id %s%s PRIMARY KEY".formatted(keyType, key()));
        for (var name : sql.some(COLUMNS, 1)) {
            var column = new Column(name, sql.chance(15) ? "mood" : sql.pick(TYPES), false);
            columns.add(column);
            parts.add(column(column, mood));
        }
        for (var made : sql.some(routines.columns(), 0)) {
            var words = made.split(" ");
            columns.add(new Column(words[0], words[1], false));
            parts.add(made + (sql.chance(20) ? " NOT NULL" : ""));
            if (words[1].equals("span") && sql.chance(40)) {
                parts.add(
                        "CONSTRAINT apart_%s EXCLUDE USING gist (during WITH &&)%s"
                                .formatted(
                                        RandomSql.plain(table),
                                        sql.chance(30) ? " WHERE (id > 1)" : ""));
            }
        }
        var numbers = columns.stream().filter(Column::number).toList();
        if (!numbers.isEmpty() && sql.chance(25)) {
            var base = numbers.get(sql.below(numbers.size()));
            var column = new Column("computed", "numeric", true);
            columns.add(column);
            parts.add(
                    "computed numeric GENERATED ALWAYS AS (%s + %d) STORED"
                            .formatted(base.name(), sql.below(2)));
        }
        if (!numbers.isEmpty() && sql.chance(40)) {
            parts.add(
                    "CONSTRAINT positive_%s CHECK (%s > %d)%s"
                            .formatted(
                                    RandomSql.plain(table),
                                    routines.number(numbers.getFirst().name()),
                                    sql.below(2),
                                    sql.chance(20) ? " NO INHERIT" : ""));
        }
        if (sql.chance(30)) {
            parts.add(
                    "CONSTRAINT one_%s UNIQUE%s (%s)%s"
                            .formatted(
                                    RandomSql.plain(table),
                                    sql.chance(20) ? " NULLS NOT DISTINCT" : "",
                                    names(sql.some(columns, 1)),
                                    sql.chance(30) ? " DEFERRABLE" : ""));
        }
        sql.line(
                "CREATE TABLE %s (\n    %s\n)%s"
                        .formatted(
                                table,
                                String.join(",\n    ", parts),
                                sql.chance(15) ? " WITH (fillfactor = 80)" : ""));
        routines.about(table);
        indexes(table, columns);
        view(table, columns);
        materializedView(table, columns);
        attached(table, columns);
        written.add(table);
        if (sql.chance(30)) {
            sql.line("COMMENT ON TABLE %s IS 'text %d'".formatted(table, sql.below(3)));
        }
        if (sql.chance(30)) {
            sql.line(
                    "COMMENT ON COLUMN %s.%s IS 'text %d'"
                            .formatted(table, sql.pick(columns).name(), sql.below(3)));
        }
    }

    private String key() {
        return switch (sql.below(4)) {
            case 0 -> " GENERATED ALWAYS AS IDENTITY";
            case 1 -> " GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY 5)";
            default -> "";
        };
    }

    private String column(Column column, String mood) {
        var text = new StringBuilder(column.name()).append(' ').append(column.type());
        if (column.type().equals("text") && sql.chance(20)) {
            text.append(" COLLATE \"C\"");
        }
        if (sql.chance(35)) {
            text.append(" DEFAULT ");
            text.append(
                    column.type().equals("mood")
                            ? "'" + mood + "'"
                            : column.number() ? "" + sql.below(3) : "'1'");
        }
        return text.append(sql.chance(40) ? " NOT NULL" : "").toString();
    }

    private void indexes(String table, List<Column> columns) {
        for (var name : sql.some(List.of("first", "second"), 0)) {
            var keys = sql.some(columns, 1);
            var predicate = keys.getFirst().number() ? keys.getFirst().name() + " > 1" : null;
            sql.line(
                    "CREATE %sINDEX %s_%s ON %s (%s%s)%s"
                            .formatted(
                                    sql.chance(30) ? "UNIQUE " : "",
                                    name,
                                    RandomSql.plain(table),
                                    table,
                                    names(keys),
                                    sql.chance(30) ? " DESC" : "",
                                    predicate != null && sql.chance(30)
                                            ? " WHERE " + predicate
                                            : ""));
        }
    }

    private void view(String table, List<Column> columns) {
        if (sql.chance(50)) {
            var view = "view_" + RandomSql.plain(table);
            sql.line(
                    "CREATE VIEW %s AS SELECT id, %s FROM %s"
                            .formatted(view, names(sql.some(columns, 1)), table));
            views.add(view);
        }
        if (!views.isEmpty() && sql.chance(40)) {
            var over = "over_" + RandomSql.plain(table);
            sql.line(
                    "CREATE VIEW %s%s AS SELECT id, %s + 1 AS next FROM %s"
                            .formatted(
                                    over,
                                    sql.chance(30) ? " WITH (security_barrier = true)" : "",
                                    routines.number("id"),
                                    sql.pick(views)));
            if (sql.chance(40)) {
                views.add(over);
            }
        }
    }

    private void materializedView(String table, List<Column> columns) {
        if (!sql.chance(35)) {
            return;
        }
        var view = "kept_" + RandomSql.plain(table);
        var shown = sql.some(columns, 1);
        var base = views.isEmpty() || sql.chance(50) ? table : null;
        sql.line(
                "CREATE MATERIALIZED VIEW %s%s AS SELECT %s FROM %s"
                        .formatted(
                                view,
                                sql.chance(20) ? " WITH (fillfactor = 70)" : "",
                                base == null ? "id, id * 2 AS twice" : "id, " + names(shown),
                                base == null ? sql.pick(views) : base));
        if (sql.chance(60)) {
            sql.line("CREATE INDEX ON %s (id)".formatted(view));
        }
        if (base != null && sql.chance(40)) {
            sql.line("CREATE INDEX ON %s (%s)".formatted(view, names(shown)));
            sql.line("COMMENT ON COLUMN %s.%s IS 'kept'".formatted(view, shown.getFirst().name()));
        }
        if (sql.chance(30)) {
            sql.line("COMMENT ON MATERIALIZED VIEW %s IS 'text %d'".formatted(view, sql.below(3)));
        }
        if (sql.chance(30)) {
            views.add(view);
        }
    }

    /** Triggers, rules, policies and statistics. */
    private void attached(String table, List<Column> columns) {
        var first = columns.getFirst();
        var function = routines.triggerFunction();
        if (sql.chance(40)) {
            var trigger = "same_" + RandomSql.plain(table);
            sql.line(
                    "CREATE TRIGGER %s BEFORE UPDATE%s ON %s FOR EACH ROW%s EXECUTE FUNCTION %s"
                            .formatted(
                                    trigger,
                                    sql.chance(50) ? " OF " + names(plainOnes(columns)) : "",
                                    table,
                                    sql.chance(30) && !first.computed()
                                            ? " WHEN (OLD.%s IS DISTINCT FROM NEW.%1$s)"
                                                    .formatted(first.name())
                                            : "",
                                    function));
            if (sql.chance(30)) {
                sql.line(
                        "ALTER TABLE %s %s TRIGGER %s"
                                .formatted(
                                        table,
                                        sql.pick(List.of("DISABLE", "ENABLE ALWAYS")),
                                        trigger));
            }
            if (sql.chance(30)) {
                sql.line(
                        "COMMENT ON TRIGGER %s ON %s IS 'text %d'"
                                .formatted(trigger, table, sql.below(3)));
            }
        }
        if (sql.chance(20)) {
            sql.line(
                    "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON %s%s FOR EACH ROW EXECUTE FUNCTION %s"
                            .formatted(
                                    table,
                                    sql.chance(50) ? " DEFERRABLE INITIALLY DEFERRED" : "",
                                    function));
        }
        if (sql.chance(25)) {
            sql.line(
                    "CREATE RULE \"Rule\" AS ON DELETE TO %s WHERE OLD.id %s%s DO INSTEAD %s"
                            .formatted(
                                    table,
                                    sql.pick(List.of("> ", "< ")),
                                    sql.below(2),
                                    written.isEmpty()
                                            ? "NOTHING"
                                            : "DELETE FROM %s WHERE id = OLD.id"
                                                    .formatted(sql.pick(written))));
        }
        if (sql.chance(40)) {
            sql.line(
                    "CREATE POLICY own ON %s FOR %s%s USING (%s IS NOT NULL)%s"
                            .formatted(
                                    table,
                                    sql.pick(List.of("ALL", "UPDATE")),
                                    sql.chance(40) ? " TO pg_monitor" : "",
                                    sql.pick(columns).name(),
                                    sql.chance(40) ? " WITH CHECK (id > 1)" : ""));
        }
        if (!views.isEmpty() && sql.chance(20)) {
            sql.line(
                    "CREATE POLICY seen ON %s AS RESTRICTIVE FOR SELECT USING (EXISTS (SELECT FROM %s v WHERE v.id = %1$s.id))"
                            .formatted(table, sql.pick(views)));
        }
        if (sql.chance(40)) {
            sql.line(
                    "CREATE STATISTICS stat_%s (%s) ON id, %s FROM %s"
                            .formatted(
                                    RandomSql.plain(table),
                                    sql.pick(List.of("mcv", "ndistinct, dependencies")),
                                    names(
                                            sql.some(
                                                    columns.subList(0, Math.min(7, columns.size())),
                                                    1)),
                                    table));
            if (sql.chance(30)) {
                sql.line(
                        "ALTER STATISTICS stat_%s SET STATISTICS 50"
                                .formatted(RandomSql.plain(table)));
            }
        }
    }

    /** What rows bring along; the server computes the others. */
    private static List<Column> plainOnes(List<Column> columns) {
        return columns.stream().filter(column -> !column.computed()).toList();
    }

    private void attachToView(String view) {
        if (view.startsWith("kept_")) {
            return;
        }
        if (sql.chance(30)) {
            sql.line(
                    "CREATE TRIGGER guard INSTEAD OF %s ON %s FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
                            .formatted(sql.pick(List.of("INSERT", "DELETE")), view));
        }
        if (sql.chance(20)) {
            sql.line("CREATE RULE quiet AS ON UPDATE TO %s DO INSTEAD NOTHING".formatted(view));
        }
    }

    private void foreignKey(String table, String other, String keyType) {
        var column = "to_" + RandomSql.plain(other);
        sql.line("ALTER TABLE %s ADD COLUMN %s %s".formatted(table, column, keyType));
        sql.line(
                "ALTER TABLE %s ADD CONSTRAINT %s_of_%s FOREIGN KEY (%s) REFERENCES %s%s%s%s"
                        .formatted(
                                table,
                                column,
                                RandomSql.plain(table),
                                column,
                                other,
                                sql.pick(List.of("", " ON DELETE CASCADE", " ON DELETE SET NULL")),
                                sql.pick(List.of("", "", " DEFERRABLE INITIALLY DEFERRED")),
                                sql.chance(15) ? " NOT VALID" : ""));
    }

    private static String names(List<Column> columns) {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }
}

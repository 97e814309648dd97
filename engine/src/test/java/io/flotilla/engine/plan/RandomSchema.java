package io.flotilla.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private final Random random;
    private final StringBuilder sql = new StringBuilder();
    private final List<String> views = new ArrayList<>();
    private final List<String> written = new ArrayList<>();

    private RandomSchema(Random random) {
        this.random = random;
    }

    static String sql(long seed) {
        var schema = new RandomSchema(new Random(seed));
        schema.write();
        return schema.sql.toString();
    }

    /** The same schema, with something granted on it. */
    static String sqlWithGrants(long seed) {
        var schema = new RandomSchema(new Random(seed));
        schema.write();
        return schema.sql + new RandomGrants(seed).on(schema.written, schema.views);
    }

    private record Column(String name, String type, boolean computed) {
        boolean number() {
            return !type.equals("text") && !type.startsWith("varchar") && !type.equals("mood");
        }
    }

    private void write() {
        var moods = some(MOODS, 2);
        if (chance(30)) {
            moods = moods.reversed();
        }
        line("CREATE TYPE mood AS ENUM ('%s')".formatted(String.join("', '", moods)));
        if (chance(50)) {
            line(
                    "CREATE SEQUENCE ticket INCREMENT BY %d CACHE %d"
                            .formatted(1 + random.nextInt(3), 1 + random.nextInt(3)));
        }
        var tables = some(TABLES, 1);
        var keyType = chance(70) ? "bigint" : "integer";
        for (var table : tables) {
            table(table, keyType, moods.getFirst());
        }
        for (var table : tables) {
            for (var other : tables) {
                if (chance(25)) {
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
        for (var name : some(COLUMNS, 1)) {
            var column = new Column(name, chance(15) ? "mood" : pick(TYPES), false);
            columns.add(column);
            parts.add(column(column, mood));
        }
        var numbers = columns.stream().filter(Column::number).toList();
        if (!numbers.isEmpty() && chance(25)) {
            var base = numbers.get(random.nextInt(numbers.size()));
            var column = new Column("computed", "numeric", true);
            columns.add(column);
            parts.add(
                    "computed numeric GENERATED ALWAYS AS (%s + %d) STORED"
                            .formatted(base.name(), random.nextInt(2)));
        }
        if (!numbers.isEmpty() && chance(40)) {
            parts.add(
                    "CONSTRAINT positive_%s CHECK (%s > %d)%s"
                            .formatted(
                                    plain(table),
                                    numbers.getFirst().name(),
                                    random.nextInt(2),
                                    chance(20) ? " NO INHERIT" : ""));
        }
        if (chance(30)) {
            parts.add(
                    "CONSTRAINT one_%s UNIQUE (%s)%s"
                            .formatted(
                                    plain(table),
                                    names(some(columns, 1)),
                                    chance(30) ? " DEFERRABLE" : ""));
        }
        line("CREATE TABLE %s (\n    %s\n)".formatted(table, String.join(",\n    ", parts)));
        indexes(table, columns);
        view(table, columns);
        materializedView(table, columns);
        attached(table, columns);
        written.add(table);
        if (chance(30)) {
            line("COMMENT ON TABLE %s IS 'text %d'".formatted(table, random.nextInt(3)));
        }
        if (chance(30)) {
            line(
                    "COMMENT ON COLUMN %s.%s IS 'text %d'"
                            .formatted(table, pick(columns).name(), random.nextInt(3)));
        }
    }

    private String key() {
        return switch (random.nextInt(4)) {
            case 0 -> " GENERATED ALWAYS AS IDENTITY";
            case 1 -> " GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY 5)";
            default -> "";
        };
    }

    private String column(Column column, String mood) {
        var text = new StringBuilder(column.name()).append(' ').append(column.type());
        if (column.type().equals("text") && chance(20)) {
            text.append(" COLLATE \"C\"");
        }
        if (chance(35)) {
            text.append(" DEFAULT ");
            text.append(
                    column.type().equals("mood")
                            ? "'" + mood + "'"
                            : column.number() ? "" + random.nextInt(3) : "'1'");
        }
        return text.append(chance(40) ? " NOT NULL" : "").toString();
    }

    private void indexes(String table, List<Column> columns) {
        for (var name : some(List.of("first", "second"), 0)) {
            var keys = some(columns, 1);
            var predicate = keys.getFirst().number() ? keys.getFirst().name() + " > 1" : null;
            line(
                    "CREATE %sINDEX %s_%s ON %s (%s%s)%s"
                            .formatted(
                                    chance(30) ? "UNIQUE " : "",
                                    name,
                                    plain(table),
                                    table,
                                    names(keys),
                                    chance(30) ? " DESC" : "",
                                    predicate != null && chance(30) ? " WHERE " + predicate : ""));
        }
    }

    private void view(String table, List<Column> columns) {
        if (chance(50)) {
            var view = "view_" + plain(table);
            line(
                    "CREATE VIEW %s AS SELECT id, %s FROM %s"
                            .formatted(view, names(some(columns, 1)), table));
            views.add(view);
        }
        if (!views.isEmpty() && chance(40)) {
            var over = "over_" + plain(table);
            line(
                    "CREATE VIEW %s%s AS SELECT id, id + 1 AS next FROM %s"
                            .formatted(
                                    over,
                                    chance(30) ? " WITH (security_barrier = true)" : "",
                                    pick(views)));
            if (chance(40)) {
                views.add(over);
            }
        }
    }

    private void materializedView(String table, List<Column> columns) {
        if (!chance(35)) {
            return;
        }
        var view = "kept_" + plain(table);
        var shown = some(columns, 1);
        var base = views.isEmpty() || chance(50) ? table : null;
        line(
                "CREATE MATERIALIZED VIEW %s%s AS SELECT %s FROM %s"
                        .formatted(
                                view,
                                chance(20) ? " WITH (fillfactor = 70)" : "",
                                base == null ? "id, id * 2 AS twice" : "id, " + names(shown),
                                base == null ? pick(views) : base));
        if (chance(60)) {
            line("CREATE INDEX ON %s (id)".formatted(view));
        }
        if (base != null && chance(40)) {
            line("CREATE INDEX ON %s (%s)".formatted(view, names(shown)));
            line("COMMENT ON COLUMN %s.%s IS 'kept'".formatted(view, shown.getFirst().name()));
        }
        if (chance(30)) {
            line("COMMENT ON MATERIALIZED VIEW %s IS 'text %d'".formatted(view, random.nextInt(3)));
        }
        if (chance(30)) {
            views.add(view);
        }
    }

    /** Triggers, rules, policies and statistics. */
    private void attached(String table, List<Column> columns) {
        var first = columns.getFirst();
        var function = "suppress_redundant_updates_trigger()";
        if (chance(40)) {
            var trigger = "same_" + plain(table);
            line(
                    "CREATE TRIGGER %s BEFORE UPDATE%s ON %s FOR EACH ROW%s EXECUTE FUNCTION %s"
                            .formatted(
                                    trigger,
                                    chance(50) ? " OF " + names(plainOnes(columns)) : "",
                                    table,
                                    chance(30) && !first.computed()
                                            ? " WHEN (OLD.%s IS DISTINCT FROM NEW.%1$s)"
                                                    .formatted(first.name())
                                            : "",
                                    function));
            if (chance(30)) {
                line(
                        "ALTER TABLE %s %s TRIGGER %s"
                                .formatted(
                                        table, pick(List.of("DISABLE", "ENABLE ALWAYS")), trigger));
            }
            if (chance(30)) {
                line(
                        "COMMENT ON TRIGGER %s ON %s IS 'text %d'"
                                .formatted(trigger, table, random.nextInt(3)));
            }
        }
        if (chance(20)) {
            line(
                    "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON %s%s FOR EACH ROW EXECUTE FUNCTION %s"
                            .formatted(
                                    table,
                                    chance(50) ? " DEFERRABLE INITIALLY DEFERRED" : "",
                                    function));
        }
        if (chance(25)) {
            line(
                    "CREATE RULE \"Rule\" AS ON DELETE TO %s WHERE OLD.id %s%s DO INSTEAD %s"
                            .formatted(
                                    table,
                                    pick(List.of("> ", "< ")),
                                    random.nextInt(2),
                                    written.isEmpty()
                                            ? "NOTHING"
                                            : "DELETE FROM %s WHERE id = OLD.id"
                                                    .formatted(pick(written))));
        }
        if (chance(40)) {
            line(
                    "CREATE POLICY own ON %s FOR %s%s USING (%s IS NOT NULL)%s"
                            .formatted(
                                    table,
                                    pick(List.of("ALL", "UPDATE")),
                                    chance(40) ? " TO pg_monitor" : "",
                                    pick(columns).name(),
                                    chance(40) ? " WITH CHECK (id > 1)" : ""));
        }
        if (!views.isEmpty() && chance(20)) {
            line(
                    "CREATE POLICY seen ON %s AS RESTRICTIVE FOR SELECT USING (EXISTS (SELECT FROM %s v WHERE v.id = %1$s.id))"
                            .formatted(table, pick(views)));
        }
        if (chance(40)) {
            line(
                    "CREATE STATISTICS stat_%s (%s) ON id, %s FROM %s"
                            .formatted(
                                    plain(table),
                                    pick(List.of("mcv", "ndistinct, dependencies")),
                                    names(some(columns, 1)),
                                    table));
            if (chance(30)) {
                line("ALTER STATISTICS stat_%s SET STATISTICS 50".formatted(plain(table)));
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
        if (chance(30)) {
            line(
                    "CREATE TRIGGER guard INSTEAD OF %s ON %s FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
                            .formatted(pick(List.of("INSERT", "DELETE")), view));
        }
        if (chance(20)) {
            line("CREATE RULE quiet AS ON UPDATE TO %s DO INSTEAD NOTHING".formatted(view));
        }
    }

    private void foreignKey(String table, String other, String keyType) {
        var column = "to_" + plain(other);
        line("ALTER TABLE %s ADD COLUMN %s %s".formatted(table, column, keyType));
        line(
                "ALTER TABLE %s ADD CONSTRAINT %s_of_%s FOREIGN KEY (%s) REFERENCES %s%s%s%s"
                        .formatted(
                                table,
                                column,
                                plain(table),
                                column,
                                other,
                                pick(List.of("", " ON DELETE CASCADE", " ON DELETE SET NULL")),
                                pick(List.of("", "", " DEFERRABLE INITIALLY DEFERRED")),
                                chance(15) ? " NOT VALID" : ""));
    }

    private void line(String statement) {
        sql.append(statement).append(";\n");
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /** A random part of the list, in its order. */
    private <T> List<T> some(List<T> items, int atLeast) {
        var left = new ArrayList<>(items);
        var count = atLeast + random.nextInt(items.size() - atLeast + 1);
        while (left.size() > count) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }

    private static String names(List<Column> columns) {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }

    private static String plain(String name) {
        return name.replace("\"", "").toLowerCase(Locale.ROOT);
    }
}

package io.flotilla.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A schema of MariaDB at random, as SQL. Names come from a small stock, so that two of them have
 * much in common and differ in all the rest.
 */
final class RandomMySqlSchema {

    private static final List<String> TABLES =
            List.of("`users`", "`orders`", "`Items`", "`select`", "`notes`");

    private static final List<String> COLUMNS =
            List.of("`a`", "`b`", "`c`", "`order`", "`It''s`", "`d`", "`e`", "`f`");

    private static final List<String> NUMBERS =
            List.of("int", "bigint unsigned", "decimal(9,2)", "smallint zerofill", "double");

    private static final List<String> TEXTS =
            List.of(
                    "varchar(20)",
                    "varchar(40) CHARACTER SET latin1",
                    "char(8) COLLATE utf8mb4_bin",
                    "text",
                    "enum('x','y','it''s')",
                    "set('p','q')");

    private static final List<String> OTHERS =
            List.of("datetime(3)", "date", "json", "blob", "bit(4)", "time", "year", "binary(4)");

    private final RandomSql sql;
    private final Map<String, List<Column>> tables = new LinkedHashMap<>();
    private final List<String> relations = new ArrayList<>();

    private record Column(String name, String type, boolean computed) {
        boolean isNumber() {
            return NUMBERS.contains(type);
        }

        /** What a key takes of it. */
        String key() {
            return type.equals("text") || type.equals("blob") || type.equals("json")
                    ? name + "(10)"
                    : name;
        }
    }

    private RandomMySqlSchema(RandomSql sql) {
        this.sql = sql;
    }

    static String sql(long seed) {
        var sql = new RandomSql(new Random(seed));
        new RandomMySqlSchema(sql).write();
        return sql.toString();
    }

    private void write() {
        if (sql.chance(40)) {
            sql.line(
                    "CREATE SEQUENCE numbers START WITH %d INCREMENT BY %d %s"
                            .formatted(
                                    1 + sql.below(3),
                                    1 + sql.below(2),
                                    sql.chance(50) ? "CYCLE" : "NOCACHE"));
        }
        if (sql.chance(60)) {
            sql.line(
                    "CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN n * %d"
                            .formatted(2 + sql.below(2)));
        }
        for (var table : sql.some(TABLES, 1)) {
            table(table);
        }
        foreignKeys();
        views();
        triggers();
        if (sql.chance(40)) {
            sql.line(
                    "CREATE PROCEDURE tidy(IN n int) BEGIN IF n > %d THEN SELECT n; END IF; END"
                            .formatted(sql.below(3)));
        }
        if (sql.chance(40)) {
            sql.line(
                    "CREATE EVENT nightly ON SCHEDULE EVERY %d DAY STARTS '2020-01-01 03:00:00'%s DO SET @done = %d"
                            .formatted(
                                    1 + sql.below(2),
                                    sql.pick(List.of("", " DISABLE", " COMMENT 'it''s'")),
                                    sql.below(2)));
        }
    }

    private void table(String name) {
        var columns = new ArrayList<Column>();
        var lines = new ArrayList<String>();
        var key = sql.pick(List.of("int", "bigint", "int"));
        var counts = sql.chance(50);
        lines.add("`id` %s NOT NULL%s".formatted(key, counts ? " AUTO_INCREMENT" : ""));
        for (var column : shuffled(sql.some(COLUMNS, 1))) {
            var made = column(column, columns);
            columns.add(made);
            lines.add(line(made, columns));
        }
        var partitioned = sql.chance(12);
        lines.add("PRIMARY KEY (`id`)");
        keys(columns, partitioned, lines);
        if (!counts && sql.chance(40)) {
            lines.add("CONSTRAINT `positive` CHECK (`id` > %d)".formatted(sql.below(2)));
        }
        var versioned = !partitioned && sql.chance(12);
        sql.line(
                "CREATE TABLE %s (%s)%s%s%s%s"
                        .formatted(
                                name,
                                String.join(", ", lines),
                                sql.pick(
                                        List.of(
                                                "",
                                                " DEFAULT CHARSET=latin1",
                                                " COLLATE=utf8mb4_bin",
                                                " ROW_FORMAT=COMPACT")),
                                sql.chance(30) ? " COMMENT='no. %d'".formatted(sql.below(3)) : "",
                                versioned ? " WITH SYSTEM VERSIONING" : "",
                                partitioned ? partitions() : ""));
        tables.put(name, columns);
        if (!partitioned && !versioned) {
            relations.add(name);
        }
    }

    private String partitions() {
        return sql.chance(50)
                ? " PARTITION BY HASH (`id`) PARTITIONS %d".formatted(2 + sql.below(2))
                : " PARTITION BY RANGE (`id`) (PARTITION `low` VALUES LESS THAN (%d), PARTITION `high` VALUES LESS THAN MAXVALUE)"
                        .formatted(10 + sql.below(2));
    }

    private Column column(String name, List<Column> before) {
        var numbers = before.stream().filter(it -> it.isNumber() && !it.computed()).toList();
        if (!numbers.isEmpty() && sql.chance(20)) {
            return new Column(name, "int", true);
        }
        var types = sql.pick(List.of(NUMBERS, TEXTS, OTHERS));
        return new Column(name, sql.pick(types), false);
    }

    private String line(Column column, List<Column> all) {
        var text = new StringBuilder(column.name() + " " + column.type());
        if (column.computed()) {
            var base =
                    sql.pick(all.stream().filter(it -> it.isNumber() && !it.computed()).toList());
            return text.append(
                            " AS (%s + %d) %s"
                                    .formatted(
                                            base.name(),
                                            sql.below(2),
                                            sql.chance(50) ? "STORED" : "VIRTUAL"))
                    .toString();
        }
        var notNull = sql.chance(30);
        text.append(notNull ? " NOT NULL" : "");
        if (column.isNumber() && sql.chance(40)) {
            text.append(" DEFAULT %d".formatted(sql.below(3)));
        } else if (column.type().startsWith("datetime") && sql.chance(60)) {
            text.append(" DEFAULT current_timestamp(3)");
            text.append(sql.chance(50) ? " ON UPDATE current_timestamp(3)" : "");
        } else if (column.type().startsWith("varchar") && sql.chance(40)) {
            text.append(
                    sql.pick(
                            List.of(
                                    " DEFAULT 'it''s'",
                                    " DEFAULT ''",
                                    " DEFAULT (concat('a', 'b'))")));
        }
        if (sql.chance(12) && !notNull) {
            text.append(" INVISIBLE");
        }
        if (sql.chance(20)) {
            text.append(" COMMENT 'it''s %d'".formatted(sql.below(3)));
        }
        if (column.isNumber() && sql.chance(12)) {
            text.append(" CHECK (%s > %d)".formatted(column.name(), sql.below(2)));
        }
        return text.toString();
    }

    private void keys(List<Column> columns, boolean partitioned, List<String> lines) {
        for (var name : sql.some(List.of("`k1`", "`k2`", "`K3`"), 0)) {
            var keys =
                    sql.some(columns.subList(0, Math.min(3, columns.size())), 1).stream()
                            .map(it -> it.key() + (sql.chance(20) ? " DESC" : ""))
                            .toList();
            lines.add(
                    "%s %s (%s)%s"
                            .formatted(
                                    !partitioned && sql.chance(25) ? "UNIQUE KEY" : "KEY",
                                    name,
                                    String.join(", ", keys),
                                    sql.pick(List.of("", "", " COMMENT 'it''s'", " IGNORED"))));
        }
        var texts = columns.stream().filter(it -> it.type().equals("text")).toList();
        if (!texts.isEmpty() && !partitioned && sql.chance(30)) {
            lines.add("FULLTEXT KEY `words` (%s)".formatted(sql.pick(texts).name()));
        }
    }

    private void foreignKeys() {
        for (var table : relations) {
            if (sql.chance(35)) {
                var other = sql.pick(relations);
                var column = "to_" + RandomSql.plain(other.replace("`", ""));
                sql.line(
                        "ALTER TABLE %1$s ADD COLUMN %2$s int, ADD KEY %2$s (%2$s)"
                                .formatted(table, column));
                sql.line("ALTER TABLE %s MODIFY `id` int NOT NULL".formatted(other));
                sql.line(
                        "ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (`id`)%s"
                                .formatted(
                                        table,
                                        "fk_" + RandomSql.plain(table.replace("`", "")) + column,
                                        column,
                                        other,
                                        sql.pick(
                                                List.of(
                                                        "",
                                                        " ON DELETE CASCADE",
                                                        " ON DELETE SET NULL ON UPDATE CASCADE"))));
            }
        }
    }

    private void views() {
        String last = null;
        for (var name : sql.some(List.of("v1", "v2", "`V3`"), 0)) {
            var table = sql.pick(List.copyOf(tables.keySet()));
            sql.line(
                    "CREATE %s VIEW %s AS SELECT `id`%s FROM %s"
                            .formatted(
                                    sql.pick(
                                            List.of("", "ALGORITHM=MERGE", "SQL SECURITY INVOKER")),
                                    name,
                                    sql.chance(50) ? ", `id` + 1 AS `next`" : "",
                                    last != null && sql.chance(40) ? last : table));
            last = name;
        }
    }

    private void triggers() {
        for (var table : tables.keySet()) {
            for (var name : sql.some(List.of("one", "two", "three"), 0)) {
                if (sql.chance(50)) {
                    sql.line(
                            "CREATE TRIGGER `%s_%s` BEFORE %s ON %s FOR EACH ROW SET @seen = %d"
                                    .formatted(
                                            name,
                                            table.replace("`", ""),
                                            sql.pick(List.of("INSERT", "INSERT", "UPDATE")),
                                            table,
                                            sql.below(2)));
                }
            }
        }
    }

    private List<String> shuffled(List<String> names) {
        var left = new ArrayList<>(names);
        var all = new ArrayList<String>();
        while (!left.isEmpty()) {
            all.add(left.remove(sql.below(left.size())));
        }
        return all;
    }
}

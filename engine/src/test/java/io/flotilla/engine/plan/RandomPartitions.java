package io.flotilla.engine.plan;

import java.util.List;

/** Tables that are made of others: partitions and heirs. */
final class RandomPartitions {

    private static final List<String> NUMBERS = List.of("integer", "bigint", "numeric(10,2)");

    private final RandomSql sql;

    RandomPartitions(RandomSql sql) {
        this.sql = sql;
    }

    void write() {
        if (sql.chance(50)) {
            partitioned();
        }
        if (sql.chance(30)) {
            heirs();
        }
    }

    private void partitioned() {
        var key = sql.pick(List.of("at", "at", "kind", "id"));
        var columns =
                "id bigint NOT NULL, at integer NOT NULL, kind text NOT NULL%s, amount %s"
                        .formatted(
                                sql.chance(30) ? " DEFAULT 'a'" : "",
                                sql.chance(70) ? "integer" : sql.pick(NUMBERS));
        if (sql.chance(30)) {
            columns += ", CONSTRAINT event_amount CHECK (amount > %d)".formatted(sql.below(2));
        }
        sql.line(
                "CREATE TABLE event (%s%s) PARTITION BY %s (%s)"
                        .formatted(
                                columns,
                                sql.chance(50) ? ", PRIMARY KEY (%s)".formatted(keyed(key)) : "",
                                strategy(key),
                                key));
        var bounds = sql.some(bounds(key), 0);
        for (var bound : bounds) {
            partition("event_%d".formatted(bounds(key).indexOf(bound)), bound, columns);
        }
        if (sql.chance(40)) {
            sql.line("CREATE INDEX event_by_amount ON event (amount%s)".formatted(desc()));
        }
        if (sql.chance(20)) {
            sql.line(
                    "ALTER TABLE event ADD CONSTRAINT event_once UNIQUE (%s, amount)"
                            .formatted(keyed(key)));
        }
        if (sql.chance(25)) {
            sql.line("CREATE VIEW big_event AS SELECT id, amount FROM event WHERE amount > 10");
        }
    }

    private void partition(String name, String bound, String columns) {
        if (sql.chance(60)) {
            sql.line("CREATE TABLE %s PARTITION OF event %s".formatted(name, bound));
        } else {
            sql.line("CREATE TABLE %s (%s)".formatted(name, columns));
            if (sql.chance(70)) {
                sql.line("ALTER TABLE event ATTACH PARTITION %s %s".formatted(name, bound));
            }
        }
        if (sql.chance(20)) {
            sql.line("CREATE INDEX %s_own ON %1$s (kind%s)".formatted(name, desc()));
        }
        if (sql.chance(20)) {
            sql.line(
                    "ALTER TABLE %s ALTER amount SET DEFAULT %d".formatted(name, 1 + sql.below(3)));
        }
        if (sql.chance(20)) {
            sql.line(
                    "ALTER TABLE %s ADD CONSTRAINT own CHECK (id > %d)"
                            .formatted(name, sql.below(2)));
        }
        if (sql.chance(20)) {
            sql.line("COMMENT ON TABLE %s IS 'part %d'".formatted(name, sql.below(2)));
        }
    }

    private static String strategy(String key) {
        return switch (key) {
            case "at" -> "RANGE";
            case "kind" -> "LIST";
            default -> "HASH";
        };
    }

    private List<String> bounds(String key) {
        return switch (key) {
            case "at" ->
                    List.of(
                            "FOR VALUES FROM (0) TO (10)",
                            "FOR VALUES FROM (10) TO (MAXVALUE)",
                            "DEFAULT");
            case "kind" ->
                    List.of("FOR VALUES IN ('a', 'b')", "FOR VALUES IN ('it''s', NULL)", "DEFAULT");
            default ->
                    List.of(
                            "FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
                            "FOR VALUES WITH (MODULUS 2, REMAINDER 1)");
        };
    }

    private static String keyed(String key) {
        return key.equals("id") ? "id" : "id, " + key;
    }

    private void heirs() {
        sql.line(
                "CREATE TABLE asset (id bigint%s, worth %s%s)"
                        .formatted(
                                sql.chance(50) ? " PRIMARY KEY" : "",
                                sql.pick(NUMBERS),
                                sql.chance(40)
                                        ? " CONSTRAINT worthy CHECK (worth > %d)%s"
                                                .formatted(
                                                        sql.below(2),
                                                        sql.chance(30) ? " NO INHERIT" : "")
                                        : ""));
        for (var heir : sql.some(List.of("house", "car"), 0)) {
            sql.line(
                    "CREATE TABLE %s (%s_no integer%s) INHERITS (asset)"
                            .formatted(heir, heir, sql.chance(30) ? " UNIQUE" : ""));
            if (sql.chance(30)) {
                sql.line("ALTER TABLE %s ALTER worth SET DEFAULT %d".formatted(heir, sql.below(3)));
            }
        }
        if (sql.chance(30)) {
            sql.line(
                    "ALTER TABLE asset ADD COLUMN note text DEFAULT 'n%d'".formatted(sql.below(2)));
        }
    }

    private String desc() {
        return sql.chance(30) ? " DESC" : "";
    }
}

package io.flotilla.engine.plan;

import java.util.ArrayList;
import java.util.List;

/** Types and routines that tables may use; one asks here what there is. */
final class RandomRoutines {

    private static final String SUPPRESS = "suppress_redundant_updates_trigger";

    private final RandomSql sql;
    private final List<String> columns = new ArrayList<>();
    private boolean twice;
    private boolean touch;

    RandomRoutines(RandomSql sql) {
        this.sql = sql;
    }

    void write() {
        if (sql.chance(40)) {
            domain();
        }
        if (sql.chance(35)) {
            sql.line(
                    "CREATE TYPE place AS (street text, number %s%s)"
                            .formatted(
                                    sql.pick(List.of("integer", "bigint")),
                                    sql.chance(40) ? ", city text" : ""));
            columns.add("home place");
        }
        if (sql.chance(25)) {
            sql.line(
                    "CREATE TYPE span AS RANGE (subtype = %s)"
                            .formatted(sql.pick(List.of("integer", "bigint"))));
            columns.add("during span");
        }
        if (sql.chance(50)) {
            twice = true;
            sql.line(
                    "CREATE FUNCTION twice(x numeric) RETURNS %s LANGUAGE sql IMMUTABLE%s AS 'SELECT x * %d'"
                            .formatted(
                                    sql.chance(80) ? "numeric" : "double precision",
                                    sql.chance(20) ? " STRICT" : "",
                                    2 + sql.below(2)));
        }
        if (sql.chance(40)) {
            touch = true;
            sql.line(
                    "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN /* %d */ RETURN NEW; END'"
                            .formatted(sql.below(3)));
        }
        if (sql.chance(25)) {
            sql.line(
                    "CREATE PROCEDURE sweep(INOUT n integer%s) LANGUAGE plpgsql AS 'BEGIN n := n + %d; END'"
                            .formatted(sql.chance(50) ? " DEFAULT 1" : "", sql.below(2)));
        }
        if (sql.chance(20)) {
            sql.line(
                    "CREATE AGGREGATE total(numeric) (SFUNC = numeric_add, STYPE = numeric, INITCOND = '%d')"
                            .formatted(sql.below(2)));
        }
    }

    private void domain() {
        sql.line(
                "CREATE DOMAIN amount AS %s%s%s%s"
                        .formatted(
                                sql.pick(List.of("integer", "bigint", "numeric(10,2)")),
                                sql.chance(30) ? " DEFAULT 5" : "",
                                sql.chance(20) ? " NOT NULL" : "",
                                sql.chance(60)
                                        ? " CONSTRAINT much CHECK (VALUE > %d)"
                                                .formatted(sql.below(2))
                                        : ""));
        columns.add("worth amount");
    }

    /** Columns of the types made here, with their names. */
    List<String> columns() {
        return columns;
    }

    String triggerFunction() {
        return touch && sql.chance(60) ? "touch()" : SUPPRESS + "()";
    }

    /** The number, or what a function makes of it. */
    String number(String column) {
        return twice && sql.chance(30) ? "twice(%s)".formatted(column) : column;
    }

    /** Routines that work on a table. */
    void about(String table) {
        var name = RandomSql.plain(table);
        if (sql.chance(15)) {
            sql.line(
                    "CREATE FUNCTION id_of(r %s) RETURNS bigint LANGUAGE sql AS 'SELECT r.id + %d'"
                            .formatted(table, sql.below(2)));
        }
        if (sql.chance(15)) {
            sql.line(
                    "CREATE FUNCTION all_%s() RETURNS SETOF %s LANGUAGE sql STABLE AS 'SELECT * FROM %2$s'"
                            .formatted(name, table.replace("'", "''")));
        }
        if (sql.chance(15)) {
            sql.line(
                    "CREATE FUNCTION count_%s() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(%s) FROM %s; END"
                            .formatted(name, sql.chance(50) ? "*" : "id", table));
        }
    }
}

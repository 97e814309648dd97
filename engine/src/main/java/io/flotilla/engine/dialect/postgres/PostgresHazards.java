package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Hazard.Kind;

/**
 * The risks of statements. Lock modes are those of
 * https://www.postgresql.org/docs/current/explicit-locking.html and, for the forms of ALTER TABLE,
 * https://www.postgresql.org/docs/current/sql-altertable.html.
 *
 * <table>
 *   <caption>Lock modes by statement</caption>
 *   <tr><td>ALTER TABLE (most forms), DROP TABLE, DROP INDEX<td>ACCESS EXCLUSIVE
 *   <tr><td>CREATE RULE, CREATE POLICY, ALTER POLICY, DROP TRIGGER<td>ACCESS EXCLUSIVE
 *   <tr><td>ALTER TABLE … ADD FOREIGN KEY, on both tables<td>SHARE ROW EXCLUSIVE
 *   <tr><td>CREATE TRIGGER, ALTER TABLE … ENABLE/DISABLE TRIGGER<td>SHARE ROW EXCLUSIVE
 *   <tr><td>ALTER SEQUENCE<td>SHARE ROW EXCLUSIVE
 *   <tr><td>CREATE INDEX<td>SHARE
 *   <tr><td>CREATE/DROP INDEX CONCURRENTLY, VALIDATE CONSTRAINT, COMMENT<td>SHARE UPDATE EXCLUSIVE
 *   <tr><td>CREATE STATISTICS, DROP STATISTICS<td>SHARE UPDATE EXCLUSIVE
 * </table>
 */
final class PostgresHazards {

    private PostgresHazards() {}

    static Hazard accessExclusive(String table) {
        return new Hazard(
                Kind.LOCK, table, "ACCESS EXCLUSIVE", true, "nobody reads or writes " + table);
    }

    /** Held while the table is read or written in whole. */
    static Hazard accessExclusiveThroughout(String table) {
        return new Hazard(
                Kind.LOCK,
                table,
                "ACCESS EXCLUSIVE",
                false,
                "nobody reads or writes %s until all of it is done".formatted(table));
    }

    static Hazard shareRowExclusive(String table, boolean brief) {
        return new Hazard(
                Kind.LOCK, table, "SHARE ROW EXCLUSIVE", brief, "nobody writes to " + table);
    }

    static Hazard share(String table) {
        return new Hazard(
                Kind.LOCK,
                table,
                "SHARE",
                false,
                "nobody writes to %s until the index is built".formatted(table));
    }

    /** For an index that is only declared, because its parts are built elsewhere. */
    static Hazard shareBriefly(String table) {
        return new Hazard(Kind.LOCK, table, "SHARE", true, "nobody writes to " + table);
    }

    static Hazard shareDuringScan(String table, String because) {
        return new Hazard(
                Kind.LOCK,
                table,
                "SHARE",
                false,
                "nobody writes to %s until its values %s are read".formatted(table, because));
    }

    /** Readers and writers go on; only other schema changes and VACUUM wait. */
    static Hazard shareUpdateExclusive(String table, boolean brief) {
        return new Hazard(
                Kind.LOCK,
                table,
                "SHARE UPDATE EXCLUSIVE",
                brief,
                "other changes of %s wait; reads and writes go on".formatted(table));
    }

    /** Only the rows that change are locked, until the transaction ends. */
    static Hazard rowExclusive(String table, boolean brief) {
        return new Hazard(
                Kind.LOCK,
                table,
                "ROW EXCLUSIVE",
                brief,
                "others wait for the rows of %s that it changes".formatted(table));
    }

    /** Rows are read to make others, while the transaction keeps its locks. */
    static Hazard computed(String because) {
        return new Hazard(Kind.SCAN, null, null, false, because);
    }

    /** A lock on something that is no table. */
    static Hazard onObject(String mode, String because) {
        return new Hazard(Kind.LOCK, null, mode, true, because);
    }

    static Hazard rewrite(String table, String because) {
        return new Hazard(Kind.REWRITE, table, null, false, because);
    }

    static Hazard scan(String table, String because) {
        return new Hazard(Kind.SCAN, table, null, false, because);
    }

    static Hazard dataLoss(String table, String because) {
        return new Hazard(Kind.DATA_LOSS, table, null, true, because);
    }

    static Hazard dataDependent(String table, String because) {
        return new Hazard(Kind.DATA_DEPENDENT, table, null, true, because);
    }
}

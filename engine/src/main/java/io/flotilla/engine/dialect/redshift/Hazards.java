package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.plan.Hazard;

/**
 * The risks of changes. ALTER TABLE locks its table for reads and writes to the end of the
 * transaction: https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html.
 */
final class Hazards {

    private static final String MODE = "ACCESS EXCLUSIVE";

    private Hazards() {}

    static Hazard lock(String table) {
        return new Hazard(
                Hazard.Kind.LOCK,
                table,
                MODE,
                true,
                "everybody else waits for the table until the transaction ends");
    }

    static Hazard longLock(String table) {
        return new Hazard(
                Hazard.Kind.LOCK,
                table,
                MODE,
                false,
                "everybody else waits for the table while its rows are written anew");
    }

    static Hazard rewrite(String table, String because) {
        return new Hazard(Hazard.Kind.REWRITE, table, null, false, because);
    }

    static Hazard dataDependent(String table, String because) {
        return new Hazard(Hazard.Kind.DATA_DEPENDENT, table, null, false, because);
    }

    static Hazard dataLoss(String table, String because) {
        return new Hazard(Hazard.Kind.DATA_LOSS, table, null, true, because);
    }
}

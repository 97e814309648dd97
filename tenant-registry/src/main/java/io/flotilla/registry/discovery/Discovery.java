package io.flotilla.registry.discovery;

import io.flotilla.registry.database.Database;
import java.sql.Connection;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds the targets of one database. For any thread.
 *
 * <p>Both methods read the database in a read-only transaction of at most 30 s a statement, on a
 * connection in autocommit mode that is left so. Nothing is ever deleted: a target that is not
 * found any more gets the status {@code leaving}, and is active again when it is found again. A
 * pattern retires only targets whose schema matches it; a query speaks for its whole database.
 * Labels the source does not speak about stay as they are.
 */
public final class Discovery {

    private final Jdbi control;

    public Discovery(Jdbi control) {
        this.control = control;
    }

    /**
     * Says what {@link #apply} would do; changes nothing.
     *
     * @throws DiscoveryFailed if the database cannot be read, or the query gives no schema names
     */
    public DiscoveryResult preview(
            Database database, Connection connection, DiscoverySource source, Absent absent) {
        var findings = new Look(database, connection).at(source);
        return control.withHandle(
                handle -> new Reconciler(handle).preview(database, findings, absent));
    }

    /** Looks again and writes the difference, in one transaction of the control database. */
    public DiscoveryResult apply(
            Database database, Connection connection, DiscoverySource source, Absent absent) {
        var findings = new Look(database, connection).at(source);
        return control.inTransaction(
                handle -> new Reconciler(handle).apply(database, findings, absent));
    }
}

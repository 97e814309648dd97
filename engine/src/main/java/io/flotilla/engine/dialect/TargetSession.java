package io.flotilla.engine.dialect;

import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive work on one target, under its lock and fence. For one thread. Connections stay the
 * caller's; after {@link #close} they are in autocommit with the settings they came with, or
 * aborted where that was not possible.
 */
public interface TargetSession extends AutoCloseable {

    /**
     * Takes the target's lock, where the session keeps it across transactions; goes on where an
     * earlier call did not get it.
     *
     * @throws TargetFenced if a newer epoch owns the target
     * @throws TargetUnguarded if something between here and the server shares connections out
     */
    void open() throws SQLException;

    /**
     * Starts a transaction, makes sure that no newer epoch has been here, and locks the tables that
     * the {@code LOCK} hazards name and that exist, all within the claim's lock timeout.
     *
     * @throws TargetFenced if a newer epoch owns the target
     */
    void begin(List<Hazard> hazards) throws SQLException;

    /** {@link #begin}, and then {@link #digest}, in fewer round trips where that can be. */
    default Optional<String> beginAndDigest(List<Hazard> hazards) throws SQLException {
        begin(hazards);
        return digest();
    }

    /** Reads the schema, within the transaction if there is one. */
    Schema inspect() throws SQLException;

    /**
     * The schema's digest ({@link Inspector#digestAll}), within the transaction; empty where only
     * an inspection can tell.
     */
    Optional<String> digest() throws SQLException;

    /**
     * Whether the check's query returns a single true; in the transaction, without leave to write.
     */
    boolean holds(Check check) throws SQLException;

    /**
     * Remembers, in the transaction, what is granted on everything; asked again, it keeps to what
     * there was first. Does nothing where privileges are managed, and the plan says what is
     * granted.
     */
    void keepGrants() throws SQLException;

    /**
     * Gives, in the transaction, to everything that was dropped and made again what was granted on
     * it when that was last remembered.
     */
    void restoreGrants() throws SQLException;

    /** Runs one statement of a plan in the transaction. */
    void execute(String sql) throws SQLException;

    /**
     * Whether statements with these hazards may go to the server together: none of them takes long
     * on a table that was there when the transaction began.
     */
    default boolean mayGoTogether(List<String> statements, List<Hazard> hazards) {
        return false;
    }

    /**
     * Runs statements of a plan in the transaction and reads the digest they lead to, all in one
     * round trip where that can be. {@code ran} counts those that came to their end, also where
     * this throws: the next one is what failed.
     */
    default Optional<String> executeTogether(List<String> statements, AtomicInteger ran)
            throws SQLException {
        for (var sql : statements) {
            execute(sql);
            ran.incrementAndGet();
        }
        return digest();
    }

    /**
     * Makes sure, outside a transaction, that the lock is still held and no newer epoch has been
     * here.
     *
     * @throws TargetFenced if a newer epoch owns the target
     * @throws TargetUnguarded if the lock's connection is no longer the same
     */
    void confirm() throws SQLException;

    /** Runs one statement that commits by itself. */
    void executeAlone(String sql) throws SQLException;

    /**
     * Makes sure that there is a ledger for the target, outside a transaction. Only what runs
     * statements about rows needs one.
     */
    void openLedger() throws SQLException;

    /** What the ledger says of the target; the ledger must be open. */
    Optional<LedgerEntry> ledger() throws SQLException;

    /** Puts the entry in place of the target's last one, in the transaction. */
    void record(LedgerEntry entry) throws SQLException;

    /** Runs one batch of a statement of a plan in the transaction. */
    BatchRunner.Step executeBatch(String sql, int rows, @Nullable String cursor)
            throws SQLException;

    /** Ends the transaction, if there is one, with its work. */
    void commit() throws SQLException;

    /** Ends the transaction, if there is one, without its work. */
    void rollback() throws SQLException;

    /**
     * Has the server end what is left of attempts on this target with older epochs and is in the
     * way, outside a transaction; tells whether there was any. Sessions of anybody else, of other
     * roles, and whose epoch is not known to be older are left alone.
     */
    boolean endOlder() throws SQLException;

    /** Names the session that most likely holds what was waited for in vain; no query texts. */
    String blocker() throws SQLException;

    /** Rolls back what is open, gives up the target's lock and restores settings. */
    @Override
    void close();
}

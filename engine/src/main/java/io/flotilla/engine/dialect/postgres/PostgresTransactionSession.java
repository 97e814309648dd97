package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.plan.Hazard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One transaction that lock, fence row and settings all go with. */
final class PostgresTransactionSession extends PostgresTargetSession {

    private final Map<String, String> settings;
    private String ownPath = "";
    private Set<String> existing = Set.of();

    PostgresTransactionSession(
            Connection connection, TargetClaim claim, Inspector inspector, Privileges privileges) {
        super(connection, claim, inspector, privileges);
        this.settings = PostgresSettings.of(claim);
    }

    @Override
    String ownPath() {
        return ownPath;
    }

    @Override
    public void open() {
        // begin() takes all there is to take
    }

    @Override
    public void begin(List<Hazard> hazards) throws SQLException {
        var locks = new PostgresTableLocks(hazards);
        existing = Set.copyOf(enter(locks));
        locks.take(connection, claim, existing);
    }

    @Override
    public Optional<String> beginAndDigest(List<Hazard> hazards) throws SQLException {
        var locks = new PostgresTableLocks(hazards);
        existing = Set.copyOf(enter(locks));
        var lock = locks.ifOneIsEnough(existing);
        var pipeline =
                lock.map(
                        sql ->
                                new PostgresPipeline()
                                        .add(SET_PATH, tenantPath(), "true")
                                        .add(sql)
                                        .add(SET_PATH, ownPath, "true"));
        if (pipeline.isPresent() && digests.run(pipeline.get(), connection, claim.schema())) {
            return digests.result(pipeline.get(), connection, claim.schema());
        }
        locks.take(connection, claim, existing);
        return digest();
    }

    @Override
    public boolean mayGoTogether(List<String> statements, List<Hazard> hazards) {
        return statements.stream().allMatch(PostgresPipeline::carries)
                && hazards.stream().allMatch(this::isBrief);
    }

    private boolean isBrief(Hazard hazard) {
        return hazard.brief() || hazard.table() != null && !existing.contains(hazard.table());
    }

    @Override
    public Optional<String> executeTogether(List<String> statements, AtomicInteger ran)
            throws SQLException {
        var pipeline = new PostgresPipeline().add(SET_PATH, tenantPath(), "true");
        statements.forEach(pipeline::add);
        pipeline.add(SET_PATH, ownPath, "true");
        var fits = true;
        try {
            fits = digests.run(pipeline, connection, claim.schema());
        } finally {
            ran.set(Math.clamp(pipeline.completed() - 1, 0, statements.size()));
        }
        return fits
                ? digests.result(pipeline, connection, claim.schema())
                : super.executeTogether(statements, ran);
    }

    private List<String> enter(PostgresTableLocks locks) throws SQLException {
        try {
            return enter(PostgresFence.SHARED, locks);
        } catch (SQLException e) {
            if (!PostgresOwnTables.isAbsent(e)) {
                throw e;
            }
            rollback();
            return enter(PostgresFence.create(connection, claim), locks);
        }
    }

    /** All in one round trip; later statements see what was committed before the lock was got. */
    private List<String> enter(PostgresFence fence, PostgresTableLocks locks) throws SQLException {
        var sql =
                String.join(
                        ";\n",
                        READ_COMMITTED + PostgresSettings.SET,
                        PostgresTargetLock.TAKE_FOR_TRANSACTION,
                        fence.raise(),
                        PostgresTableLocks.EXISTING);
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setBoolean(1, true);
            PostgresSettings.bind(connection, statement, 2, settings);
            statement.setString(4, PostgresTargetLock.name(claim.schema()));
            statement.setString(5, claim.schema());
            statement.setLong(6, claim.epoch());
            statement.setArray(7, connection.createArrayOf("text", locks.tables().toArray()));
            statement.setString(8, claim.schema());
            var results = PostgresResults.of(statement);
            PostgresFence.process(results, claim);
            ownPath = results.require("search_path");
            return results.list("existing_table");
        }
    }

    @Override
    public void confirm() {
        throw new IllegalStateException("the lock lasts for one transaction");
    }

    @Override
    public void executeAlone(String sql) {
        throw new IllegalStateException("the lock lasts for one transaction");
    }

    @Override
    public String blocker() throws SQLException {
        return PostgresBlockers.likeliest(connection, claim.schema(), false, List.of());
    }

    @Override
    public void close() {
        try {
            rollback();
        } catch (SQLException e) {
            abort(connection);
        }
    }
}

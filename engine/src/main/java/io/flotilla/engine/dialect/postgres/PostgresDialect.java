package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.BatchRunner;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.FailureClassifier;
import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.Privileges;
import io.flotilla.engine.dialect.Readiness;
import io.flotilla.engine.dialect.SampleRows;
import io.flotilla.engine.dialect.ScratchSchemas;
import io.flotilla.engine.dialect.ScriptReader;
import io.flotilla.engine.dialect.ServerCheck;
import io.flotilla.engine.dialect.ServerIdentity;
import io.flotilla.engine.dialect.ServerKind;
import io.flotilla.engine.dialect.StatementReader;
import io.flotilla.engine.dialect.StatementWriter;
import io.flotilla.engine.dialect.TableSizes;
import io.flotilla.engine.dialect.TargetSchemas;
import io.flotilla.engine.dialect.TargetSessions;
import io.flotilla.engine.dialect.TrashBin;

/** PostgreSQL 14 and later. */
public final class PostgresDialect implements Dialect {

    private final Privileges privileges;
    private final Inspector inspector;
    private final StatementWriter statementWriter = new PostgresStatementWriter();
    private final FailureClassifier failureClassifier = new PostgresFailureClassifier();
    private final ScratchSchemas scratchSchemas = new PostgresScratchSchemas();
    private final TargetSessions targetSessions;
    private final ScriptReader scriptReader;
    private final TrashBin trashBin = new PostgresTrashBin();
    private final StatementReader statementReader = new PostgresStatementReader();
    private final BatchRunner batchRunner = new PostgresBatchRunner();
    private final SampleRows sampleRows = new PostgresSampleRows();
    private final TableSizes tableSizes = new PostgresTableSizes();
    private final Readiness readiness = new PostgresReadiness();
    private final TargetSchemas targetSchemas = new PostgresTargetSchemas();
    private final ServerIdentity serverIdentity = new PostgresServerIdentity();
    private final ServerCheck serverCheck = new PostgresServerCheck();

    public PostgresDialect(Privileges privileges) {
        this.privileges = privileges;
        this.inspector = new PostgresInspector(privileges);
        this.targetSessions = new PostgresTargetSessions(inspector, privileges);
        this.scriptReader = new PostgresScriptReader(privileges);
    }

    @Override
    public String name() {
        return switch (privileges) {
            case IGNORED -> "postgres";
            case MANAGED -> "postgres-with-privileges";
        };
    }

    @Override
    public ServerKind serverKind() {
        return ServerKind.POSTGRES;
    }

    @Override
    public Privileges privileges() {
        return privileges;
    }

    @Override
    public Dialect with(Privileges other) {
        return other == privileges ? this : new PostgresDialect(other);
    }

    @Override
    public Inspector inspector() {
        return inspector;
    }

    @Override
    public StatementWriter statementWriter() {
        return statementWriter;
    }

    @Override
    public FailureClassifier failureClassifier() {
        return failureClassifier;
    }

    @Override
    public ScratchSchemas scratchSchemas() {
        return scratchSchemas;
    }

    @Override
    public TargetSessions targetSessions() {
        return targetSessions;
    }

    @Override
    public ScriptReader scriptReader() {
        return scriptReader;
    }

    @Override
    public TrashBin trashBin() {
        return trashBin;
    }

    @Override
    public StatementReader statementReader() {
        return statementReader;
    }

    @Override
    public BatchRunner batchRunner() {
        return batchRunner;
    }

    @Override
    public SampleRows sampleRows() {
        return sampleRows;
    }

    @Override
    public TableSizes tableSizes() {
        return tableSizes;
    }

    @Override
    public Readiness readiness() {
        return readiness;
    }

    @Override
    public TargetSchemas targetSchemas() {
        return targetSchemas;
    }

    @Override
    public ServerIdentity serverIdentity() {
        return serverIdentity;
    }

    @Override
    public ServerCheck serverCheck() {
        return serverCheck;
    }
}

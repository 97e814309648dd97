package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.BatchRunner;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.FailureClassifier;
import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.NoSampleRows;
import io.flotilla.engine.dialect.OnlineChanges;
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

/** MySQL 8.4 and 9, MariaDB 10.11 and 11. Privileges are ignored. */
public final class MySqlDialect implements Dialect {

    private final Inspector inspector = new MySqlInspector();
    private final StatementWriter statementWriter = new MySqlStatementWriter();
    private final FailureClassifier failureClassifier = new MySqlFailureClassifier();
    private final ScratchSchemas scratchSchemas = new MySqlScratchSchemas();
    private final ScriptReader scriptReader = new MySqlScriptReader();
    private final TrashBin trashBin = new MySqlTrashBin();
    private final StatementReader statementReader = new MySqlStatementReader();
    private final OnlineChanges onlineChanges = new MySqlOnlineChanges();
    private final SampleRows sampleRows = new NoSampleRows();
    private final TableSizes tableSizes = new MySqlTableSizes();
    private final BatchRunner batchRunner = new MySqlBatchRunner();
    private final TargetSessions targetSessions = new MySqlTargetSessions(inspector, batchRunner);
    private final Readiness readiness = new MySqlReadiness();
    private final ServerIdentity serverIdentity = new MySqlServerIdentity();
    private final ServerCheck serverCheck = new MySqlServerCheck();
    private final TargetSchemas targetSchemas = new MySqlTargetSchemas();

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public ServerKind serverKind() {
        return ServerKind.MYSQL;
    }

    @Override
    public Privileges privileges() {
        return Privileges.IGNORED;
    }

    @Override
    public Dialect with(Privileges privileges) {
        return switch (privileges) {
            case IGNORED -> this;
            case MANAGED ->
                    throw new IllegalArgumentException(
                            "privileges are not managed on MySQL and MariaDB: take 'privileges: managed' out");
        };
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
    public OnlineChanges onlineChanges() {
        return onlineChanges;
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

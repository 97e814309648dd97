package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.BatchRunner;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.FailureClassifier;
import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.NoSampleRows;
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

/**
 * Amazon Redshift, written from its documentation and not yet run on a live cluster. Privileges are
 * ignored, and statements about rows refused.
 */
public final class RedshiftDialect implements Dialect {

    private final Inspector inspector = new RedshiftInspector();
    private final StatementWriter statementWriter = new RedshiftStatementWriter();
    private final FailureClassifier failureClassifier = new RedshiftFailureClassifier();
    private final ScratchSchemas scratchSchemas = new RedshiftScratchSchemas();
    private final TargetSessions targetSessions = new RedshiftTargetSessions(inspector);
    private final ScriptReader scriptReader = new RedshiftScriptReader();
    private final TrashBin trashBin = new RedshiftTrashBin();
    private final StatementReader statementReader = new RedshiftStatementReader();
    private final SampleRows sampleRows = new NoSampleRows();
    private final TableSizes tableSizes = new RedshiftTableSizes();
    private final Readiness readiness = new RedshiftReadiness();
    private final TargetSchemas targetSchemas = new RedshiftTargetSchemas();
    private final ServerIdentity serverIdentity = new RedshiftServerIdentity();
    private final ServerCheck serverCheck = new RedshiftServerCheck();

    @Override
    public String name() {
        return "redshift";
    }

    @Override
    public ServerKind serverKind() {
        return ServerKind.REDSHIFT;
    }

    @Override
    public Privileges privileges() {
        return Privileges.IGNORED;
    }

    @Override
    public Dialect with(Privileges privileges) {
        return switch (privileges) {
            case IGNORED -> this;
            case MANAGED -> throw missing("privileges");
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
    public BatchRunner batchRunner() {
        throw missing("statements in batches");
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

    private static UnsupportedOperationException missing(String what) {
        return new UnsupportedOperationException("%s: not supported on Redshift".formatted(what));
    }
}

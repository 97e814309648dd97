package io.flotilla.engine.dialect;

/** One kind of server, as the roles it plays. Stateless, for any thread. */
public interface Dialect {

    /**
     * The word that plans, releases and databases name the dialect by, for instance postgres. It
     * says, too, whether privileges are managed.
     */
    String name();

    ServerKind serverKind();

    Privileges privileges();

    /** The same kind of server, with privileges treated so. */
    Dialect with(Privileges privileges);

    Inspector inspector();

    StatementWriter statementWriter();

    FailureClassifier failureClassifier();

    ScratchSchemas scratchSchemas();

    TargetSessions targetSessions();

    ScriptReader scriptReader();

    TrashBin trashBin();

    StatementReader statementReader();

    default OnlineChanges onlineChanges() {
        return OnlineChanges.NONE;
    }

    BatchRunner batchRunner();

    SampleRows sampleRows();

    TableSizes tableSizes();

    Readiness readiness();

    TargetSchemas targetSchemas();

    ServerIdentity serverIdentity();

    ServerCheck serverCheck();
}

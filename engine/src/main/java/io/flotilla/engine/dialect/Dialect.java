package io.flotilla.engine.dialect;

/** One kind of server, as the roles it plays. Stateless, for any thread. */
public interface Dialect {

    /** The word that plans, releases and databases name the dialect by, for instance postgres. */
    String name();

    Inspector inspector();

    StatementWriter statementWriter();

    FailureClassifier failureClassifier();

    ScratchSchemas scratchSchemas();

    TargetSessions targetSessions();

    ScriptReader scriptReader();

    TrashBin trashBin();

    StatementReader statementReader();

    BatchRunner batchRunner();

    SampleRows sampleRows();

    TableSizes tableSizes();
}

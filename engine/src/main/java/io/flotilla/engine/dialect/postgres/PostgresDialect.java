package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.FailureClassifier;
import io.flotilla.engine.dialect.Inspector;
import io.flotilla.engine.dialect.ScratchSchemas;

/** PostgreSQL 14 and later. */
public final class PostgresDialect implements Dialect {

    private final Inspector inspector = new PostgresInspector();
    private final FailureClassifier failureClassifier = new PostgresFailureClassifier();
    private final ScratchSchemas scratchSchemas = new PostgresScratchSchemas();

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Inspector inspector() {
        return inspector;
    }

    @Override
    public FailureClassifier failureClassifier() {
        return failureClassifier;
    }

    @Override
    public ScratchSchemas scratchSchemas() {
        return scratchSchemas;
    }
}

package io.flotilla.orchestrator.release;

import io.flotilla.engine.plan.PlanDigest;
import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Binds a plan digest as text. */
public final class PlanDigestArgument extends AbstractArgumentFactory<PlanDigest> {

    public PlanDigestArgument() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(PlanDigest digest, ConfigRegistry config) {
        return (position, statement, context) -> statement.setString(position, digest.value());
    }
}

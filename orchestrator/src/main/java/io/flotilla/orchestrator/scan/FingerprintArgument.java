package io.flotilla.orchestrator.scan;

import io.flotilla.engine.fingerprint.Fingerprint;
import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Binds a fingerprint as text. */
public final class FingerprintArgument extends AbstractArgumentFactory<Fingerprint> {

    public FingerprintArgument() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(Fingerprint fingerprint, ConfigRegistry config) {
        return (position, statement, context) ->
                statement.setString(position, fingerprint.value());
    }
}

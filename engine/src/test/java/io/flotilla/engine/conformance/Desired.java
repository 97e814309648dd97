package io.flotilla.engine.conformance;

import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.ScriptReader;
import io.flotilla.engine.dialect.ScriptReader.ScriptStatement;
import io.flotilla.engine.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A state as the engine takes it for a desired one: its SQL, or, where that does more than declare
 * objects (rows, settings, privileges, blocks of code), a live schema that it was run in.
 */
record Desired(Dialect dialect, Workplace workplace) {

    /** What a statement that declares an object begins with. */
    private static final Set<String> DECLARING = Set.of("create", "alter", "comment");

    /** The workplace's tenant is empty; where the SQL has to be run, it is run there. */
    Schema of(String script) throws SQLException, Load.Failed {
        // what it says of the tenant's schema itself is of the tenant
        var sql = "-- flotilla:schema %s%n%s".formatted(Workplace.TENANT, script);
        if (declares(sql)) {
            return DesiredState.load(
                    dialect, workplace.connection(), List.of(new SourceFile("desired.sql", sql)));
        }
        Load.inOrder(workplace, sql);
        return dialect.inspector().inspect(workplace.connection(), Workplace.TENANT);
    }

    /** Also what is refused as the declaration of something that is not modelled. */
    private boolean declares(String sql) {
        var refused =
                dialect.scriptReader().read(sql).stream()
                        .filter(it -> it.verdict() instanceof ScriptReader.Verdict.Refuse)
                        .toList();
        return refused.isEmpty() || refused.stream().anyMatch(Desired::declares);
    }

    private static boolean declares(ScriptStatement statement) {
        return SqlToken.list(statement.sql()).stream()
                .filter(token -> !token.isSilent())
                .findFirst()
                .filter(token -> DECLARING.contains(token.text().toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}

package io.flotilla.engine.dialect;

import io.flotilla.engine.plan.Check;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Proofs are made with empty tables: what a plan does to rows is not tried. */
public final class NoSampleRows implements SampleRows {

    @Override
    public void fill(
            Connection connection,
            Schema from,
            @Nullable Schema to,
            Set<String> tables,
            List<Check> checks) {}

    @Override
    public Set<String> elsewhere(Schema schema) {
        return Set.of();
    }

    @Override
    public List<Long> find(Connection connection, String schema, Set<String> tables) {
        return List.of();
    }

    @Override
    public List<Sample> look(Connection connection, List<Long> tables) {
        return List.of();
    }
}

package io.flotilla.engine.plan;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A schema after the renames that its successor asks for, so that the two can be compared. */
public record Renamed(Schema schema, List<Rename> renames) {

    public Renamed {
        renames = List.copyOf(renames);
    }

    /** Where nothing is renamed. */
    public static Renamed nothing(Schema schema) {
        return new Renamed(schema, List.of());
    }

    /**
     * Renames in a scratch schema what {@code from} still has under its old name.
     *
     * @param scratch in autocommit; left as it was, and not used where there is nothing to rename
     * @throws PlanRefused if a rename fits neither what is there nor what is to be
     */
    public static Renamed of(
            Dialect dialect, Schema from, Schema to, List<Rename> renames, Connection scratch)
            throws SQLException {
        var renamed = RenamedSchema.of(dialect, from, to, renames, scratch);
        return new Renamed(renamed.schema(), renamed.renames());
    }
}

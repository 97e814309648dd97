package io.flotilla.engine.plan;

import io.flotilla.engine.fingerprint.Fingerprint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SQL command of a plan. {@code reaches} is the checkpoint: the schema's fingerprint once the
 * command is done; null only until the plan is proven. A command with {@code transactional} false
 * runs outside a transaction and commits by itself. Identifiers carry no schema: the search path
 * decides. {@code note} says which choice the policy made.
 */
public record Statement(
        String sql,
        boolean transactional,
        boolean losesData,
        List<Hazard> hazards,
        @Nullable String note,
        @Nullable Fingerprint reaches) {

    public Statement {
        hazards = List.copyOf(hazards);
    }

    /** A statement that no choice was made for. */
    public Statement(
            String sql,
            boolean transactional,
            boolean losesData,
            List<Hazard> hazards,
            @Nullable Fingerprint reaches) {
        this(sql, transactional, losesData, hazards, null, reaches);
    }

    public Statement withSql(String sql) {
        return new Statement(sql, transactional, losesData, hazards, note, reaches);
    }

    public Statement withHazards(List<Hazard> hazards) {
        return new Statement(sql, transactional, losesData, hazards, note, reaches);
    }

    public Statement withNote(String note) {
        return new Statement(sql, transactional, losesData, hazards, note, reaches);
    }

    /** The same, outside any transaction. */
    public Statement alone() {
        return new Statement(sql, false, losesData, hazards, note, reaches);
    }

    public Statement losingData() {
        return new Statement(sql, transactional, true, hazards, note, reaches);
    }

    public Statement reaching(Fingerprint fingerprint) {
        return new Statement(sql, transactional, losesData, hazards, note, fingerprint);
    }
}

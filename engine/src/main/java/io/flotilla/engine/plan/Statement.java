package io.flotilla.engine.plan;

import io.flotilla.engine.fingerprint.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SQL command of a plan. {@code reaches} is the checkpoint: the schema's fingerprint once the
 * command is done; null only until the plan is proven. A command with {@code transactional} false
 * commits by itself. Identifiers carry no schema: the search path decides. {@code data} is set
 * where the command is about rows and leaves the schema as it is, so that no fingerprint can tell
 * whether it ran. {@code tool} names the online schema change tool that carries the command out in
 * the server's stead; which program that is, the node's configuration alone says. {@code note} says
 * which choice the policy made.
 */
public record Statement(
        String sql,
        boolean transactional,
        boolean losesData,
        List<Hazard> hazards,
        @Nullable Data data,
        @Nullable String tool,
        @Nullable String note,
        @Nullable Fingerprint reaches) {

    public Statement {
        hazards = List.copyOf(hazards);
        if (data != null && data.batch() != null && transactional) {
            throw new IllegalArgumentException("a statement in batches cannot share a transaction");
        }
    }

    /** A statement about the schema that no choice was made for. */
    public Statement(
            String sql,
            boolean transactional,
            boolean losesData,
            List<Hazard> hazards,
            @Nullable Fingerprint reaches) {
        this(sql, transactional, losesData, hazards, null, null, null, reaches);
    }

    /** How rows are worked on: at once, or in batches. */
    public record Data(@Nullable Batch batch) {}

    /**
     * At most so many rows a transaction, and how many milliseconds to leave tenants alone between
     * two.
     */
    public record Batch(int rows, long pauseMillis) {}

    public Statement reaching(Fingerprint fingerprint) {
        return new Statement(sql, transactional, losesData, hazards, data, tool, note, fingerprint);
    }

    public Statement withSql(String sql) {
        return new Statement(sql, transactional, losesData, hazards, data, tool, note, reaches);
    }

    /** The same as one about rows; what is in batches commits by itself. */
    public Statement withData(Data data) {
        var together = transactional && data.batch() == null;
        return new Statement(sql, together, losesData, hazards, data, tool, note, reaches);
    }

    public Statement withRisks(boolean losesData, List<Hazard> hazards) {
        return new Statement(sql, transactional, losesData, hazards, data, tool, note, reaches);
    }

    public Statement withNote(String note) {
        return new Statement(sql, transactional, losesData, hazards, data, tool, note, reaches);
    }

    /** The same, carried out by a tool, or by the server where there is none. */
    public Statement withTool(@Nullable String tool) {
        return new Statement(sql, transactional, losesData, hazards, data, tool, note, reaches);
    }

    /** The same, with the risks of its tool's copy of a table in place of the server's. */
    public Statement withRisksOfTool(@Nullable String table) {
        var copies =
                new Hazard(
                        Hazard.Kind.REWRITE,
                        table,
                        null,
                        false,
                        tool + " copies the table beside its use");
        var misfits =
                new Hazard(
                        Hazard.Kind.DATA_LOSS,
                        table,
                        null,
                        false,
                        "what does not fit is left out or changed without an error where %s copies with INSERT IGNORE"
                                .formatted(tool));
        var risks = new ArrayList<Hazard>();
        for (var hazard : hazards) {
            if (hazard.kind() != Hazard.Kind.REWRITE
                    && (hazard.kind() != Hazard.Kind.LOCK || hazard.brief())
                    && !hazard.equals(misfits)) {
                risks.add(hazard);
            }
        }
        risks.add(copies);
        if (hazards.stream().anyMatch(it -> it.kind() == Hazard.Kind.DATA_DEPENDENT)) {
            risks.add(misfits);
        }
        return withRisks(losesData, risks);
    }

    /** The SQL for people, with the tool that carries it out. */
    public String shown() {
        return tool == null ? sql : "/* by %s */ %s".formatted(tool, sql);
    }

    /** The same, outside any transaction. */
    public Statement alone() {
        return new Statement(sql, false, losesData, hazards, data, tool, note, reaches);
    }
}

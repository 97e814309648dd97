package io.flotilla.engine.plan;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a planner may do. {@code concurrentIndexes} builds and drops indexes of existing tables
 * without blocking writers; {@code splitValidation} adds foreign keys, checks and NOT NULL without
 * reading the table under a strong lock, and validates afterwards. Of {@code objects} the first
 * that fits a table counts for it. {@code copyWith} names the tool that statements are handed to
 * which would have the server copy a table; the server copies where it is null, or {@link
 * ToolName#NONE} for one table.
 *
 * <p>The timeouts change no plan: they are what an attempt takes that is told none of its own.
 */
public record PlanPolicy(
        Drops drops,
        boolean concurrentIndexes,
        boolean splitValidation,
        Duration lockTimeout,
        Duration statementTimeout,
        List<ObjectPolicy> objects,
        @Nullable String copyWith) {

    private static final Duration USUAL_LOCK_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration USUAL_STATEMENT_TIMEOUT = Duration.ofMinutes(10);

    public static final PlanPolicy DEFAULT = new PlanPolicy(Drops.TRASH, true, true);

    /** What is kept of older releases says nothing of timeouts, objects and tools. */
    public PlanPolicy(
            Drops drops,
            boolean concurrentIndexes,
            boolean splitValidation,
            @Nullable Duration lockTimeout,
            @Nullable Duration statementTimeout,
            @Nullable List<ObjectPolicy> objects,
            @Nullable String copyWith) {
        this.drops = drops;
        this.concurrentIndexes = concurrentIndexes;
        this.splitValidation = splitValidation;
        this.lockTimeout = Objects.requireNonNullElse(lockTimeout, USUAL_LOCK_TIMEOUT);
        this.statementTimeout =
                Objects.requireNonNullElse(statementTimeout, USUAL_STATEMENT_TIMEOUT);
        this.objects = objects == null ? List.of() : List.copyOf(objects);
        this.copyWith = copyWith == null ? null : ToolName.requireOrNone(copyWith);
    }

    /** With every copy the server's. */
    public PlanPolicy(
            Drops drops,
            boolean concurrentIndexes,
            boolean splitValidation,
            @Nullable Duration lockTimeout,
            @Nullable Duration statementTimeout,
            @Nullable List<ObjectPolicy> objects) {
        this(
                drops,
                concurrentIndexes,
                splitValidation,
                lockTimeout,
                statementTimeout,
                objects,
                null);
    }

    /** With the usual timeouts, alike for all tables. */
    public PlanPolicy(Drops drops, boolean concurrentIndexes, boolean splitValidation) {
        this(drops, concurrentIndexes, splitValidation, null, null, null);
    }

    /** What becomes of tables and columns the desired state no longer has. */
    public enum Drops {
        /** They are renamed out of sight, and a revert brings them back with their data. */
        TRASH,
        /** They go, with their data. */
        DROP,
        /** A plan that would lose data is refused, and the refusal names what. */
        FORBID
    }

    public Drops drops(String table) {
        return Objects.requireNonNullElse(of(table).drops(), drops);
    }

    public boolean concurrentIndexes(String table) {
        return Objects.requireNonNullElse(of(table).concurrentIndexes(), concurrentIndexes);
    }

    public boolean splitValidation(String table) {
        return Objects.requireNonNullElse(of(table).splitValidation(), splitValidation);
    }

    /** The tool that a table is to be copied with; null for the server. */
    public @Nullable String copyWith(String table) {
        var tool = of(table).copyWith() == null ? copyWith : of(table).copyWith();
        return ToolName.NONE.equals(tool) ? null : tool;
    }

    /** The same, with everything dropped that goes. */
    public PlanPolicy allowingDrops() {
        return new PlanPolicy(
                Drops.DROP,
                concurrentIndexes,
                splitValidation,
                lockTimeout,
                statementTimeout,
                objects.stream().map(ObjectPolicy::withoutDrops).toList(),
                copyWith);
    }

    private ObjectPolicy of(String table) {
        return objects.stream()
                .filter(object -> object.fits(table))
                .findFirst()
                .orElse(ObjectPolicy.NOTHING);
    }
}

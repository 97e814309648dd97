package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.LintRule;
import java.util.List;

/** The rules about locks, scans and rewrites. */
public final class LockRules {

    private LockRules() {}

    /** What a plan's hazards tell, whatever the server. */
    public static List<LintRule> byHazards() {
        return List.of(new TableCopied(), new LastingLock());
    }

    public static List<LintRule> ofPostgres() {
        return List.of(
                new IndexNotConcurrent(),
                new DropIndexNotConcurrent(),
                new ForeignKeyWithoutNotValid(),
                new CheckWithoutNotValid(),
                new NotNullScan(),
                new PrimaryKeyLocks(),
                new UniqueConstraintLocks(),
                new ExclusionConstraintLocks(),
                new VolatileDefault(),
                new StoredGeneratedColumn(),
                new AutoIncrementColumn(),
                new TypeChangeRewrites(),
                new TableRewrite(),
                new ScanUnderLock(),
                new LongWorkUnderLock(),
                new ManyStrongLocks(),
                new MixedTransactions(),
                new ConcurrentlyInTransaction(),
                new MaintenanceCommand(),
                new DetachPartitionNotConcurrent());
    }
}

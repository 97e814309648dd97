package io.flotilla.engine.lint.lock;

import io.flotilla.engine.lint.LintRule;
import java.util.List;

/** The rules about locks, scans and rewrites. */
public final class LockRules {

    private LockRules() {}

    public static List<LintRule> all() {
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

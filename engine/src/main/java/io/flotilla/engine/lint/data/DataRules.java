package io.flotilla.engine.lint.data;

import io.flotilla.engine.lint.LintRule;
import java.util.List;

/** The rules about changes that fail where the data does not fit. */
public final class DataRules {

    private DataRules() {}

    public static List<LintRule> all() {
        return List.of(
                new AddRequiredColumn(),
                new SetNotNull(),
                new AddUniqueConstraint(),
                new AddUniqueIndex(),
                new AddPrimaryKey(),
                new AddCheckConstraint(),
                new AddForeignKey(),
                new NarrowColumnType(),
                new AddExclusionConstraint(),
                new AddDomainConstraint());
    }
}

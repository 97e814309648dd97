package io.flotilla.engine.lint.compatibility;

import io.flotilla.engine.lint.LintRule;
import java.util.List;

/** The rules about changes that the application still running may not bear. */
public final class CompatibilityRules {

    private CompatibilityRules() {}

    public static List<LintRule> all() {
        return List.of(
                new PossibleRename(),
                new ChangeColumnType(),
                new ChangeCollation(),
                new DropDefault(),
                new DropNotNull(),
                new GeneratedAlways(),
                new ChangeViewColumns(),
                new ReorderEnum(),
                new RenameTable(),
                new RenameColumn(),
                new RenameView(),
                new RenameSequence(),
                new RenameType(),
                new RenameEnumValue());
    }
}

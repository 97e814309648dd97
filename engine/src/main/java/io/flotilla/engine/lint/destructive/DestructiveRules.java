package io.flotilla.engine.lint.destructive;

import io.flotilla.engine.lint.LintRule;
import java.util.List;

/** The rules about what a change takes away. */
public final class DestructiveRules {

    private DestructiveRules() {}

    public static List<LintRule> all() {
        return List.of(
                new DropTable(),
                new DropColumn(),
                new DropView(),
                new DropSequence(),
                new DropType(),
                new DropEnumValue(),
                new DropIndex(),
                new DropPrimaryKey(),
                new DropUniqueConstraint(),
                new DropCheckConstraint(),
                new DropForeignKey(),
                new DropMaterializedView(),
                new DropRoutine(),
                new DropTrigger(),
                new DropExclusionConstraint());
    }
}

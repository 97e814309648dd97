package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.LintRule;
import java.util.List;

/** The rules about the design of tables. */
public final class DesignRules {

    private DesignRules() {}

    public static List<LintRule> all() {
        return List.of(
                new MissingPrimaryKey(),
                new DuplicateIndex(),
                new RedundantIndex(),
                new UnindexedForeignKey(),
                new ForeignKeyTypeMismatch(),
                new SetNullOnRequiredColumn(),
                new SmallIntegerKey(),
                new SmallSequence(),
                new SequenceCycle(),
                new PreferIdentity(),
                new UnvalidatedConstraint(),
                new InvalidIndex(),
                new DuplicateConstraint(),
                new UnusedType(),
                new EmptyTable(),
                new ForeignKeyCycle(),
                new CascadingDelete(),
                new NullableUnique(),
                new WideIndex(),
                new MissingComment(),
                new UnloggedTable(),
                new TableInheritance(),
                new RewriteRule(),
                new HasTrigger());
    }
}

package io.flotilla.engine.lint.name;

import io.flotilla.engine.lint.LintRule;
import java.util.List;
import java.util.function.Predicate;

/** The rules about names. */
public final class NameRules {

    private NameRules() {}

    public static List<LintRule> all(Predicate<String> keyword) {
        return List.of(
                new ReservedWord(keyword), new QuotedName(), new LongName(), new ReservedPrefix());
    }
}

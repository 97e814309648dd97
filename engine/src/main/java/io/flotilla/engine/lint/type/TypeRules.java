package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.LintRule;
import java.util.List;

/** The rules about the types of columns. */
public final class TypeRules {

    private TypeRules() {}

    public static List<LintRule> all() {
        return List.of(
                new TimestampWithoutZone(),
                new TimeWithZone(),
                new TimestampPrecision(),
                new CharType(),
                new VarcharLimit(),
                new MoneyType(),
                new JsonType(),
                new FloatType(),
                new SmallInteger(),
                new InternalType(),
                new NullableBoolean());
    }
}

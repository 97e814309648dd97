package io.flotilla.engine.lint;

import java.util.Collection;
import java.util.List;
import org.apache.commons.jexl3.JexlScript;

/** What expressions can ask of lists, with conditions written as {@code c -> c.type == 'text'}. */
public final class PredicateFunctions {

    private PredicateFunctions() {}

    /** Whether the condition holds for one of the items. */
    public static boolean any(Collection<?> items, JexlScript condition) {
        return items.stream().anyMatch(item -> Boolean.TRUE.equals(condition.execute(null, item)));
    }

    /** Whether the condition holds for each of the items. */
    public static boolean all(Collection<?> items, JexlScript condition) {
        return items.stream().allMatch(item -> Boolean.TRUE.equals(condition.execute(null, item)));
    }

    /** What the expression makes of each of the items, as in {@code map(columns, c -> c.name)}. */
    public static List<Object> map(Collection<?> items, JexlScript expression) {
        return items.stream().<Object>map(item -> expression.execute(null, item)).toList();
    }
}

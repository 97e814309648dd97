package io.flotilla.engine.dialect.redshift;

import java.util.List;
import java.util.regex.Pattern;

/** What becomes of values when a column gets another type. */
final class TypeChanges {

    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
    private static final Pattern TEXT =
            Pattern.compile("(character|character varying)\\((\\d+)\\)");

    private TypeChanges() {}

    /** Whether every value fits. */
    static boolean widens(String from, String to) {
        if (INTEGERS.contains(from) && INTEGERS.contains(to)) {
            return INTEGERS.indexOf(from) < INTEGERS.indexOf(to);
        }
        var before = TEXT.matcher(from);
        var after = TEXT.matcher(to);
        return before.matches()
                && after.matches()
                && before.group(1).equals(after.group(1))
                && Integer.parseInt(before.group(2)) <= Integer.parseInt(after.group(2));
    }

    /**
     * Whether both are text: a cast would cut a value that is too long, and without one the server
     * refuses it. See https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html.
     */
    static boolean isOfText(String from, String to) {
        return TEXT.matcher(from).matches() && TEXT.matcher(to).matches();
    }
}

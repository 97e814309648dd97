package io.flotilla.engine.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code -- flotilla:renamed from=old_name}, a comment in a script, and the line it is on. */
public record RenameDirective(String from, int line) {

    private static final Pattern DIRECTIVE =
            Pattern.compile("--\\s*flotilla:renamed(?![\\w-])\\s*(?<argument>.*)");
    private static final Pattern FROM =
            Pattern.compile(
                    "from\\s*=\\s*(?:\"(?<quoted>(?:[^\"]|\"\")++)\"|`(?<ticked>(?:[^`]|``)++)`|'(?<value>(?:[^']|'')++)'|(?<plain>[\\p{L}_][\\p{L}\\p{N}_$]*))\\s*");

    /**
     * What a line comment says, or null where it is another comment.
     *
     * @throws DirectiveInvalid if it does not say which name
     */
    public static @Nullable RenameDirective of(String comment, int line) {
        var found = DIRECTIVE.matcher(comment);
        if (!found.lookingAt()) {
            return null;
        }
        var from = FROM.matcher(found.group("argument"));
        if (!from.matches()) {
            throw new DirectiveInvalid(
                    line, "write the directive as `-- flotilla:renamed from=old_name`");
        }
        return new RenameDirective(oldName(from), line);
    }

    private static String oldName(Matcher from) {
        if (from.group("quoted") != null) {
            return from.group("quoted").replace("\"\"", "\"");
        }
        if (from.group("ticked") != null) {
            return from.group("ticked").replace("``", "`");
        }
        if (from.group("value") != null) {
            return from.group("value").replace("''", "'");
        }
        return from.group("plain");
    }

    /** That it is about nothing; {@code places} says where it can be. */
    public DirectiveInvalid misplaced(String places) {
        return new DirectiveInvalid(
                line,
                "nothing that can be renamed follows `-- flotilla:renamed from=%s`: it goes %s"
                        .formatted(from, places));
    }
}

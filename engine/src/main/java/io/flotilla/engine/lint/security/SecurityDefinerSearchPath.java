package io.flotilla.engine.lint.security;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.ObjectWords;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.Schema;
import java.util.regex.Pattern;

/** A SECURITY DEFINER routine does not set its search path. */
final class SecurityDefinerSearchPath extends SchemaRule {

    /** All but the body. */
    private static final Pattern HEAD =
            Pattern.compile(
                    "^.*?(?=^(AS|BEGIN|RETURN)\\b|\\z)", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern DEFINER = Pattern.compile("\\bSECURITY DEFINER\\b");
    private static final Pattern SEARCH_PATH = Pattern.compile("\\bSET search_path\\b");

    SecurityDefinerSearchPath() {
        super("security-definer-search-path", Severity.ERROR);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var routine : schema.objects(Routine.class)) {
            var head = HEAD.matcher(routine.definition());
            if (head.find()
                    && DEFINER.matcher(head.group()).find()
                    && !SEARCH_PATH.matcher(head.group()).find()) {
                report.add(
                        routine.objectName(),
                        "%s runs with its owner's rights and the caller's search path, so a caller can make it call his own objects; set its search_path, or leave SECURITY DEFINER out"
                                .formatted(ObjectWords.of(routine)));
            }
        }
    }
}

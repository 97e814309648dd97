package io.flotilla.engine.lint.compatibility;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.lint.ChangeRule;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaChange;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column changes its type. */
final class ChangeColumnType extends ChangeRule {

    private static final Pattern TEXT = Pattern.compile("character varying(?:\\((\\d+)\\))?|text");

    ChangeColumnType() {
        super("change-column-type", Severity.WARNING);
    }

    @Override
    protected void check(SchemaChange change, Report report) {
        change.inTables(TableChange.ChangeColumnType.class)
                .filter(alter -> !alter.change().from().type().equals(alter.change().to().type()))
                .filter(alter -> !longer(alter.change().from().type(), alter.change().to().type()))
                .forEach(
                        alter ->
                                report.add(
                                        TableNames.column(alter.to(), alter.change().to()),
                                        "column %s.%s changes from %s to %s: the running application reads and writes the old type; add a new column and switch over, or see that its driver takes both"
                                                .formatted(
                                                        alter.table(),
                                                        alter.change().to().name(),
                                                        alter.change().from().type(),
                                                        alter.change().to().type())));
    }

    private static boolean longer(String from, String to) {
        var before = TEXT.matcher(from);
        var after = TEXT.matcher(to);
        return before.matches() && after.matches() && length(after) >= length(before);
    }

    private static int length(Matcher text) {
        return text.group(1) == null ? Integer.MAX_VALUE : Integer.parseInt(text.group(1));
    }
}

package io.flotilla.engine.lint.security;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import io.flotilla.engine.schema.View;
import java.util.stream.Collectors;

/** A view reads a table with row security by its owner's rights. */
final class ViewBypassesRowSecurity extends SchemaRule {

    ViewBypassesRowSecurity() {
        super("view-bypasses-row-security", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        var secured =
                schema.tables().stream()
                        .filter(
                                table ->
                                        table.options() instanceof TableOptions.Postgres options
                                                && options.rowSecurity())
                        .map(Table::name)
                        .collect(Collectors.toSet());
        for (var view : schema.objects(View.class)) {
            if (!view.options().contains("security_invoker=true")) {
                schema.dependencies().stream()
                        .filter(it -> it.dependent().whole().equals(view.objectName()))
                        .map(it -> it.needed().whole().name())
                        .filter(secured::contains)
                        .distinct()
                        .forEach(
                                table ->
                                        report.add(
                                                view.objectName(),
                                                "view %s reads %s by its owner's rights, past the policies; make it WITH (security_invoker = true)"
                                                        .formatted(view.name(), table)));
            }
        }
    }
}

package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import java.util.stream.Collectors;

/** An enum type is used by nothing. */
final class UnusedType extends SchemaRule {

    UnusedType() {
        super("unused-type", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        var used =
                schema.tables().stream()
                        .flatMap(table -> table.columns().stream())
                        .map(Column::type)
                        .map(
                                type ->
                                        type.endsWith("[]")
                                                ? type.substring(0, type.length() - 2)
                                                : type)
                        .map(
                                type ->
                                        type.startsWith("\"")
                                                ? type.substring(1, type.length() - 1)
                                                : type)
                        .collect(Collectors.toSet());
        for (var type : schema.enums()) {
            if (!used.contains(type.name())
                    && schema.dependencies().stream()
                            .noneMatch(it -> it.needed().equals(type.objectName()))) {
                report.add(
                        ObjectName.type(type.name()),
                        "type %s is used by nothing; take it out, unless the application names it"
                                .formatted(type.name()));
            }
        }
    }
}

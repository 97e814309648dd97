package io.flotilla.engine.lint.type;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;
import java.util.Set;

/** A column has a type meant for the server itself. */
final class InternalType extends SchemaRule {

    private static final Set<String> INTERNAL =
            Set.of(
                    "name",
                    "\"char\"",
                    "oid",
                    "xid",
                    "cid",
                    "tid",
                    "regclass",
                    "regtype",
                    "regproc",
                    "regprocedure",
                    "regoper",
                    "regoperator",
                    "regconfig",
                    "regdictionary",
                    "regnamespace",
                    "regrole");

    InternalType() {
        super("internal-type", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        TypedColumn.in(schema)
                .filter(it -> INTERNAL.contains(it.base()))
                .forEach(
                        it ->
                                report.add(
                                        it.name(),
                                        "column %s is %s: a type for the server's own catalogs; use text"
                                                .formatted(it.label(), it.type())));
    }
}

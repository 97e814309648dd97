package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange.RenamePrimaryKey;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;

/** Writes check constraints, and the words that constraints of all kinds share. */
final class PostgresConstraints {

    private final PostgresContext context;

    PostgresConstraints(PostgresContext context) {
        this.context = context;
    }

    static String definition(PrimaryKey key) {
        return "CONSTRAINT %s PRIMARY KEY (%s)%s%s%s"
                .formatted(
                        quoted(key.name()),
                        PostgresText.list(key.columns()),
                        include(key.include()),
                        PostgresIndexes.storage(key.options()),
                        deferrability(key.deferrability()));
    }

    static String definition(UniqueConstraint constraint) {
        return "CONSTRAINT %s UNIQUE %s(%s)%s%s%s"
                .formatted(
                        quoted(constraint.name()),
                        constraint.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "",
                        PostgresText.list(constraint.columns()),
                        include(constraint.include()),
                        PostgresIndexes.storage(constraint.options()),
                        deferrability(constraint.deferrability()));
    }

    static String definition(CheckConstraint constraint) {
        return "CONSTRAINT %s CHECK %s%s"
                .formatted(
                        quoted(constraint.name()),
                        PostgresText.parenthesized(constraint.expression()),
                        constraint.noInherit() ? " NO INHERIT" : "");
    }

    static String include(List<String> columns) {
        return columns.isEmpty() ? "" : " INCLUDE (%s)".formatted(PostgresText.list(columns));
    }

    static String deferrability(Deferrability deferrability) {
        return switch (deferrability) {
            case NOT_DEFERRABLE -> "";
            case INITIALLY_IMMEDIATE -> " DEFERRABLE";
            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    static Draft drop(Table table, String constraint) {
        return Draft.of(
                Phase.DROP_CONSTRAINT,
                "ALTER TABLE %s DROP CONSTRAINT %s"
                        .formatted(quoted(table.name()), quoted(constraint)),
                PostgresHazards.accessExclusive(table.name()));
    }

    static Draft rename(Table table, RenamePrimaryKey change) {
        return Draft.of(
                Phase.DROP_CONSTRAINT,
                "ALTER TABLE %s RENAME CONSTRAINT %s TO %s"
                        .formatted(
                                quoted(table.name()),
                                quoted(change.from().name()),
                                quoted(change.to().name())),
                PostgresHazards.accessExclusive(table.name()));
    }

    List<Draft> addCheck(Table table, CheckConstraint constraint) {
        var split = constraint.validated() && context.split(table.name());
        var later = split || !constraint.validated();
        var add =
                Draft.of(
                        Phase.ADD_CONSTRAINT,
                        "ALTER TABLE %s ADD %s%s"
                                .formatted(
                                        quoted(table.name()),
                                        definition(constraint),
                                        later ? " NOT VALID" : ""),
                        later
                                ? PostgresHazards.accessExclusive(table.name())
                                : PostgresHazards.accessExclusiveThroughout(table.name()));
        var drafts = new ArrayList<Draft>();
        if (constraint.validated() && !split) {
            add =
                    add.withHazard(PostgresHazards.scan(table.name(), "every row is checked"))
                            .withHazard(fails(table, constraint));
        }
        add = context.noted(table.name(), constraint.validated(), split, add);
        drafts.add(constraint.validated() ? add.withChecks(checks(table, constraint)) : add);
        drafts.addAll(
                PostgresComments.ifAny(
                        constraint.comment(),
                        PostgresComments.onConstraint(
                                Phase.ADD_CONSTRAINT,
                                table.name(),
                                constraint.name(),
                                constraint.comment())));
        if (split) {
            drafts.add(validate(table, constraint));
        }
        return drafts;
    }

    Draft validateCheck(Table table, CheckConstraint constraint) {
        return validate(table, constraint).withChecks(checks(table, constraint));
    }

    private Draft validate(Table table, CheckConstraint constraint) {
        return validate(context, Phase.VALIDATE, table, constraint.name())
                .withHazard(fails(table, constraint));
    }

    /** On its own where it may take long: then readers and writers go on meanwhile. */
    static Draft validate(PostgresContext context, Phase phase, Table table, String constraint) {
        var validate =
                Draft.of(
                        phase,
                        "ALTER TABLE %s VALIDATE CONSTRAINT %s"
                                .formatted(quoted(table.name()), quoted(constraint)),
                        PostgresHazards.shareUpdateExclusive(table.name(), false));
        return context.split(table.name()) ? validate.alone() : validate;
    }

    private List<Check> checks(Table table, CheckConstraint constraint) {
        if (!context.readableNow(table.name(), PostgresText.names(constraint.expression()))) {
            return List.of();
        }
        return List.of(
                new Check(
                        "SELECT NOT EXISTS (SELECT FROM %s WHERE NOT %s)"
                                .formatted(
                                        quoted(table.name()),
                                        PostgresText.parenthesized(constraint.expression())),
                        "%s gets the check %s".formatted(table.name(), constraint.name())));
    }

    private static Hazard fails(Table table, CheckConstraint constraint) {
        return PostgresHazards.dataDependent(
                table.name(), "it fails if some row breaks %s".formatted(constraint.name()));
    }
}

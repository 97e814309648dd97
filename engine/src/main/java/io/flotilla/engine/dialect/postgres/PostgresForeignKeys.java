package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.change.TableChange.ChangeDeferrability;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes foreign keys. */
final class PostgresForeignKeys {

    private final PostgresContext context;

    PostgresForeignKeys(PostgresContext context) {
        this.context = context;
    }

    /**
     * Before PostgreSQL 18 a partitioned table takes no key NOT VALID, and one to a partitioned
     * table stays so for each of the partitions when it is validated: see
     * https://www.postgresql.org/docs/17/sql-altertable.html and {@code ATExecValidateConstraint}.
     */
    static boolean validatesLater(PostgresContext context, String table, ForeignKey key) {
        return context.split(table)
                && !context.partitioned(table)
                && !context.partitioned(key.referencedTable());
    }

    List<Draft> add(Table table, ForeignKey key) {
        var late = context.keysComeLate(key.referencedTable());
        var phase = phase(key, late);
        var split = key.validated() && validatesLater(context, table.name(), key);
        var briefly = split || !key.validated();
        var add =
                Draft.of(
                        phase,
                        "ALTER TABLE %s ADD CONSTRAINT %s %s%s"
                                .formatted(
                                        quoted(table.name()),
                                        quoted(key.name()),
                                        definition(key),
                                        briefly ? " NOT VALID" : ""),
                        PostgresHazards.shareRowExclusive(table.name(), briefly),
                        PostgresHazards.shareRowExclusive(
                                key.referencedTable(), briefly || !context.hasRows(table.name())));
        var drafts = new ArrayList<Draft>();
        if (!briefly) {
            add =
                    add.withHazard(PostgresHazards.scan(table.name(), "every row is looked up"))
                            .withHazard(fails(table, key));
        }
        add = context.noted(table.name(), key.validated(), split, add);
        drafts.add(key.validated() ? add.withChecks(checks(table, key)) : add);
        drafts.addAll(
                PostgresComments.ifAny(
                        key.comment(),
                        PostgresComments.onConstraint(
                                phase, table.name(), key.name(), key.comment())));
        if (split) {
            drafts.add(validateOnly(table, key));
        }
        return drafts;
    }

    /** The key of a table that is in the trash by another name until then. */
    List<Draft> restore(Table table, ForeignKey key, String kept) {
        var drafts = new ArrayList<>(add(table, key));
        if (key.validated() && context.existing(key.referencedTable())) {
            drafts.set(0, drafts.getFirst().withChecks(List.of(check(kept, table, key))));
        }
        return drafts;
    }

    /** A partition's own key of the same kind is there before the partition is attached. */
    private static Phase phase(ForeignKey key, boolean late) {
        if (key.inherited()) {
            return Phase.ADD_CONSTRAINT;
        }
        return late ? Phase.FINISH_FOREIGN_KEY : Phase.ADD_FOREIGN_KEY;
    }

    /** One that a partition had from the whole is its own once it is detached. */
    static Draft drop(Table table, ForeignKey key) {
        return Draft.of(
                key.inherited() ? Phase.DROP_CONSTRAINT : Phase.DROP_FOREIGN_KEY,
                "ALTER TABLE %s DROP CONSTRAINT %s"
                        .formatted(quoted(table.name()), quoted(key.name())),
                PostgresHazards.accessExclusive(table.name()),
                PostgresHazards.accessExclusive(key.referencedTable()));
    }

    Draft validate(Table table, ForeignKey key) {
        return validateOnly(table, key).withChecks(checks(table, key));
    }

    Draft changeDeferrability(Table table, ChangeDeferrability change) {
        var words =
                change.to().deferrability() == Deferrability.NOT_DEFERRABLE
                        ? " NOT DEFERRABLE"
                        : PostgresConstraints.deferrability(change.to().deferrability());
        return Draft.of(
                Phase.ADD_FOREIGN_KEY,
                "ALTER TABLE %s ALTER CONSTRAINT %s%s"
                        .formatted(quoted(table.name()), quoted(change.to().name()), words),
                PostgresHazards.accessExclusive(table.name()));
    }

    /** The server takes only a valid one for the partition's part of the whole's. */
    private Draft validateOnly(Table table, ForeignKey key) {
        var phase = key.inherited() ? Phase.VALIDATE : Phase.VALIDATE_FOREIGN_KEY;
        return PostgresConstraints.validate(context, phase, table, key.name())
                .withHazard(fails(table, key));
    }

    private static String definition(ForeignKey key) {
        var sql =
                new StringBuilder(
                        "FOREIGN KEY (%s) REFERENCES %s (%s)"
                                .formatted(
                                        PostgresText.list(key.columns()),
                                        quoted(key.referencedTable()),
                                        PostgresText.list(key.referencedColumns())));
        if (key.match() == ForeignKey.Match.FULL) {
            sql.append(" MATCH FULL");
        }
        if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
            sql.append(" ON UPDATE ").append(action(key.onUpdate()));
        }
        if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
            sql.append(" ON DELETE ").append(action(key.onDelete()));
        }
        if (!key.setColumns().isEmpty()) {
            sql.append(" (").append(PostgresText.list(key.setColumns())).append(')');
        }
        return sql.append(PostgresConstraints.deferrability(key.deferrability())).toString();
    }

    private static String action(ForeignKey.Action action) {
        return switch (action) {
            case NO_ACTION -> "NO ACTION";
            case RESTRICT -> "RESTRICT";
            case CASCADE -> "CASCADE";
            case SET_NULL -> "SET NULL";
            case SET_DEFAULT -> "SET DEFAULT";
        };
    }

    private List<Check> checks(Table table, ForeignKey key) {
        var before = context.before(table.name());
        var known =
                before != null
                        && before.foreignKeys().stream()
                                .anyMatch(old -> old.equals(key) && old.validated());
        var referenced = context.before(key.referencedTable());
        if (known
                || referenced == null
                || !context.readableNow(table.name(), Set.copyOf(key.columns()))
                || !context.readableNow(key.referencedTable(), Set.copyOf(key.referencedColumns()))
                || !referenced.columns().stream()
                        .map(Column::name)
                        .toList()
                        .containsAll(key.referencedColumns())) {
            return List.of();
        }
        return List.of(check(table.name(), table, key));
    }

    private static Check check(String named, Table table, ForeignKey key) {
        var present =
                key.columns().stream()
                        .map(column -> "child.%s IS NOT NULL".formatted(quoted(column)))
                        .collect(Collectors.joining(" AND "));
        var matches = new ArrayList<String>();
        for (int i = 0; i < key.columns().size(); i++) {
            matches.add(
                    "parent.%s = child.%s"
                            .formatted(
                                    quoted(key.referencedColumns().get(i)),
                                    quoted(key.columns().get(i))));
        }
        return new Check(
                "SELECT NOT EXISTS (SELECT FROM %s child WHERE %s AND NOT EXISTS (SELECT FROM %s parent WHERE %s))"
                        .formatted(
                                quoted(named),
                                present,
                                quoted(key.referencedTable()),
                                String.join(" AND ", matches)),
                "%s (%s) gets to reference %s"
                        .formatted(
                                table.name(),
                                String.join(", ", key.columns()),
                                key.referencedTable()));
    }

    private static Hazard fails(Table table, ForeignKey key) {
        return PostgresHazards.dataDependent(
                table.name(),
                "it fails if some row references nothing in " + key.referencedTable());
    }
}

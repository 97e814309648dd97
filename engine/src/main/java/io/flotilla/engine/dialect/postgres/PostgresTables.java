package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.ObjectName.Kind;
import io.flotilla.engine.schema.Origin;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes whole tables. Foreign keys and indexes of a new table come after all tables. */
final class PostgresTables {

    private final PostgresContext context;

    PostgresTables(PostgresContext context) {
        this.context = context;
    }

    List<Draft> create(Table table) {
        if (context.restores(ObjectName.relation(table.name()))) {
            return new PostgresTrashTables(context).restore(table);
        }
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(Phase.CREATE_TABLE, definition(table))
                        .creating(ObjectName.relation(table.name())));
        drafts.addAll(PostgresColumnOptions.create(Phase.CREATE_TABLE, table, table.columns()));
        drafts.addAll(PostgresInherited.overrides(table, context));
        drafts.addAll(PostgresTableOptions.create(table));
        drafts.addAll(new PostgresLineage(context).attachNew(table));
        drafts.addAll(new PostgresKeys(context).addIncomplete(table));
        drafts.addAll(comments(table));
        var constraints = new PostgresConstraints(context);
        table.checkConstraints().stream()
                .filter(item -> !item.validated() && !comesWithParent(table, item))
                .forEach(
                        item ->
                                drafts.addAll(
                                        creating(
                                                Kind.CONSTRAINT,
                                                table,
                                                item.name(),
                                                constraints.addCheck(table, item))));
        PostgresInherited.checksToValidate(table, context)
                .forEach(
                        item ->
                                drafts.add(
                                        PostgresConstraints.validate(
                                                context, Phase.VALIDATE, table, item.name())));
        var indexes = new PostgresIndexes(context);
        table.indexes()
                .forEach(
                        item ->
                                drafts.addAll(
                                        creating(
                                                Kind.INDEX,
                                                table,
                                                item.name(),
                                                indexes.create(table, item))));
        var foreignKeys = new PostgresForeignKeys(context);
        table.foreignKeys().stream()
                .filter(key -> !PostgresInherited.comesWithParent(table, key, context))
                .forEach(
                        item ->
                                drafts.addAll(
                                        creating(
                                                Kind.CONSTRAINT,
                                                table,
                                                item.name(),
                                                foreignKeys.add(table, item))));
        return drafts;
    }

    private String definition(Table table) {
        var options = PostgresTableOptions.of(table);
        var of = options.lineage().of();
        var parts = of == null ? columns(table) : columnsOfType(table);
        if (table.primaryKey() != null && complete(table, table.primaryKey().name())) {
            parts.add(PostgresConstraints.definition(table.primaryKey()));
        }
        table.uniqueConstraints().stream()
                .filter(item -> complete(table, item.name()))
                .forEach(item -> parts.add(PostgresConstraints.definition(item)));
        table.exclusionConstraints()
                .forEach(item -> parts.add(PostgresExclusions.definition(item)));
        // CREATE TABLE takes NOT VALID and ignores it
        table.checkConstraints().stream()
                .filter(item -> item.validated() && !comesWithParent(table, item))
                .forEach(item -> parts.add(PostgresConstraints.definition(item)));
        var body = parts.isEmpty() ? "" : "\n    %s\n".formatted(String.join(",\n    ", parts));
        var parents = options.lineage().parents();
        return "CREATE %sTABLE %s%s%s%s%s"
                .formatted(
                        kind(options),
                        quoted(table.name()),
                        of == null ? "" : " OF " + of,
                        of != null && parts.isEmpty() ? "" : " (%s)".formatted(body),
                        parents.isEmpty()
                                ? ""
                                : " INHERITS (%s)".formatted(PostgresText.list(parents)),
                        PostgresTableOptions.definition(table));
    }

    private static String kind(TableOptions.Postgres options) {
        if (options.foreign() != null) {
            return "FOREIGN ";
        }
        return options.storage().unlogged() ? "UNLOGGED " : "";
    }

    private static ArrayList<String> columns(Table table) {
        return table.columns().stream()
                .filter(column -> !PostgresInherited.comesWithParent(table, column))
                .map(PostgresColumns::definition)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static ArrayList<String> columnsOfType(Table table) {
        return table.columns().stream()
                .filter(
                        column ->
                                !column.nullable()
                                        || column.defaultExpression() != null
                                        || column.generatedAs() != null
                                        || column.identity() != null)
                .map(PostgresColumns::definitionOfTyped)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** A partition is made with all of its own, and attached. */
    private static boolean comesWithParent(Table table, CheckConstraint check) {
        return check.origin() == Origin.INHERITED
                && PostgresLineage.of(table).partitionOf() == null;
    }

    private static List<Draft> creating(Kind kind, Table table, String part, List<Draft> drafts) {
        var name = ObjectName.part(kind, table.name(), part);
        return drafts.stream().map(draft -> draft.creating(name)).toList();
    }

    /**
     * Drops tables, referencing ones first; where they reference each other in a circle, the key
     * that closes it goes before.
     */
    List<Draft> drop(List<Table> tables) {
        var sorted = DependencyOrder.sort(tables, Table::name, PostgresTables::needs).reversed();
        var drafts = new ArrayList<Draft>();
        var gone = new HashSet<String>();
        var trash = new PostgresTrashTables(context);
        var families = PostgresLineage.families(sorted.stream().filter(this::discards).toList());
        for (var table : sorted) {
            table.foreignKeys().stream()
                    .filter(key -> context.goesFirst(constraint(table, key)))
                    .forEach(key -> drafts.add(dropKey(table, key)));
        }
        for (var table : sorted) {
            for (var other : sorted) {
                if (!gone.contains(other.name()) && other != table && !discards(other)) {
                    dropKeys(other, table.name(), drafts);
                }
            }
            drafts.addAll(new PostgresLineage(context).detachDropped(table));
            if (!discards(table)) {
                drafts.add(context.chosen(drop(table), "dropped with its rows (policy)"));
            }
            families.stream()
                    .filter(family -> family.getLast().equals(table))
                    .forEach(family -> drafts.addAll(trash.discard(family)));
            gone.add(table.name());
        }
        return drafts;
    }

    private boolean discards(Table table) {
        return context.discards(ObjectName.relation(table.name()));
    }

    private static List<String> needs(Table table) {
        return Stream.concat(
                        table.foreignKeys().stream().map(ForeignKey::referencedTable),
                        PostgresLineage.parents(table).stream())
                .toList();
    }

    private void dropKeys(Table table, String referenced, List<Draft> drafts) {
        table.foreignKeys().stream()
                .filter(key -> key.referencedTable().equals(referenced) && !key.inherited())
                .filter(key -> !context.goesFirst(constraint(table, key)))
                .forEach(key -> drafts.add(dropKey(table, key)));
    }

    private static Draft dropKey(Table table, ForeignKey key) {
        return PostgresForeignKeys.drop(table, key).dropping(constraint(table, key));
    }

    private static ObjectName constraint(Table table, ForeignKey key) {
        return ObjectName.part(Kind.CONSTRAINT, table.name(), key.name());
    }

    private static Draft drop(Table table) {
        return Draft.of(
                        Phase.DROP_TABLE,
                        "DROP %sTABLE %s"
                                .formatted(
                                        PostgresTableOptions.foreign(table) ? "FOREIGN " : "",
                                        quoted(table.name())),
                        PostgresHazards.accessExclusive(table.name()),
                        PostgresHazards.dataLoss(
                                table.name(), "all rows of %s".formatted(table.name())))
                .losing("table " + table.name(), table.name())
                .dropping(ObjectName.relation(table.name()))
                .withFinding(
                        "table %s is dropped: its rows are lost, and an application that uses it fails"
                                .formatted(table.name()));
    }

    private boolean complete(Table table, String key) {
        return context.complete(table.name(), key);
    }

    private List<Draft> comments(Table table) {
        var phase = Phase.CREATE_TABLE;
        var drafts = new ArrayList<Draft>();
        drafts.addAll(
                PostgresComments.ifAny(
                        table.comment(), PostgresComments.onTable(phase, table, table.comment())));
        for (var column : table.columns()) {
            drafts.addAll(
                    PostgresComments.ifAny(
                            column.comment(),
                            PostgresComments.onColumn(
                                    phase, table.name(), column.name(), column.comment())));
        }
        var constraints = new ArrayList<Named>();
        if (table.primaryKey() != null && complete(table, table.primaryKey().name())) {
            var key = table.primaryKey();
            constraints.add(new Named(key.name(), key.comment()));
            drafts.addAll(PostgresIndexes.comment(phase, key.name(), key.options()));
        }
        table.uniqueConstraints().stream()
                .filter(item -> complete(table, item.name()))
                .forEach(
                        item -> {
                            constraints.add(new Named(item.name(), item.comment()));
                            drafts.addAll(
                                    PostgresIndexes.comment(phase, item.name(), item.options()));
                        });
        table.exclusionConstraints()
                .forEach(
                        item -> {
                            constraints.add(new Named(item.name(), item.comment()));
                            drafts.addAll(
                                    PostgresIndexes.comment(phase, item.name(), item.options()));
                        });
        table.checkConstraints().stream()
                .filter(CheckConstraint::validated)
                .forEach(item -> constraints.add(new Named(item.name(), item.comment())));
        for (var item : constraints) {
            drafts.addAll(
                    PostgresComments.ifAny(
                            item.comment(),
                            PostgresComments.onConstraint(
                                    phase, table.name(), item.name(), item.comment())));
        }
        return drafts;
    }

    private record Named(String name, @Nullable String comment) {}
}

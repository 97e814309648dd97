package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.change.TableChange.AddCheck;
import io.flotilla.engine.change.TableChange.AddColumn;
import io.flotilla.engine.change.TableChange.AddExclusion;
import io.flotilla.engine.change.TableChange.AddForeignKey;
import io.flotilla.engine.change.TableChange.AddIndex;
import io.flotilla.engine.change.TableChange.AddPrimaryKey;
import io.flotilla.engine.change.TableChange.AddUnique;
import io.flotilla.engine.change.TableChange.ChangeColumnComment;
import io.flotilla.engine.change.TableChange.ChangeColumnDefault;
import io.flotilla.engine.change.TableChange.ChangeColumnExpression;
import io.flotilla.engine.change.TableChange.ChangeColumnIdentity;
import io.flotilla.engine.change.TableChange.ChangeColumnNullability;
import io.flotilla.engine.change.TableChange.ChangeColumnOptions;
import io.flotilla.engine.change.TableChange.ChangeColumnType;
import io.flotilla.engine.change.TableChange.ChangeConstraintComment;
import io.flotilla.engine.change.TableChange.ChangeDeferrability;
import io.flotilla.engine.change.TableChange.ChangeIndexComment;
import io.flotilla.engine.change.TableChange.ChangeIndexOptions;
import io.flotilla.engine.change.TableChange.ChangeIndexStatistics;
import io.flotilla.engine.change.TableChange.ChangeTableComment;
import io.flotilla.engine.change.TableChange.ChangeTableOptions;
import io.flotilla.engine.change.TableChange.DropCheck;
import io.flotilla.engine.change.TableChange.DropColumn;
import io.flotilla.engine.change.TableChange.DropExclusion;
import io.flotilla.engine.change.TableChange.DropForeignKey;
import io.flotilla.engine.change.TableChange.DropIndex;
import io.flotilla.engine.change.TableChange.DropPrimaryKey;
import io.flotilla.engine.change.TableChange.DropUnique;
import io.flotilla.engine.change.TableChange.RenamePrimaryKey;
import io.flotilla.engine.change.TableChange.ValidateCheck;
import io.flotilla.engine.change.TableChange.ValidateForeignKey;
import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.ColumnOptions;
import io.flotilla.engine.schema.ForeignKey;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.Origin;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the changes of a parent do to one table that goes on inheriting from it. */
final class PostgresReach {

    private final Table from;
    private final Table to;
    private final List<TableChange> parent;
    private final Set<String> made;
    private final Set<String> dropped;

    PostgresReach(Table from, Table to, AlterTable parent) {
        this.from = from;
        this.to = to;
        this.parent = parent.changes();
        this.made = TableIndex.made(parent.to(), parent.changes());
        this.dropped = TableIndex.dropped(parent.from(), parent.changes());
    }

    /**
     * The table's changes without those that come with the parent's, and with what sets it right.
     */
    List<TableChange> rest(List<TableChange> changes) {
        var rest = new ArrayList<TableChange>();
        changes.forEach(change -> rest.addAll(rest(change)));
        parent.forEach(change -> setRight(change, rest));
        remake(rest);
        return rest;
    }

    private List<TableChange> rest(TableChange change) {
        return switch (change) {
            case AddColumn(var column) ->
                    theirs(AddColumn.class, it -> it.column().name().equals(column.name()))
                            .findFirst()
                            .map(it -> differences(it.column(), column))
                            .orElse(List.of(change));
            case DropColumn(var column) ->
                    unless(
                            origin(column) == Origin.INHERITED
                                    && reaches(
                                            DropColumn.class,
                                            it -> it.column().name().equals(column.name())),
                            change);
            case ChangeColumnType(_, var column) ->
                    unless(
                            reaches(
                                    ChangeColumnType.class,
                                    it -> it.to().name().equals(column.name())),
                            change);
            case ChangeColumnDefault(_, var column) ->
                    unless(
                            reaches(
                                    ChangeColumnDefault.class,
                                    it ->
                                            it.to().name().equals(column.name())
                                                    && Objects.equals(
                                                            it.to().defaultExpression(),
                                                            column.defaultExpression())),
                            change);
            case ChangeColumnNullability(_, var column) ->
                    unless(
                            reaches(
                                    ChangeColumnNullability.class,
                                    it ->
                                            it.to().name().equals(column.name())
                                                    && it.to().nullable() == column.nullable()),
                            change);
            case ChangeColumnExpression(_, var column) ->
                    unless(
                            reaches(
                                    ChangeColumnExpression.class,
                                    it -> it.to().name().equals(column.name())),
                            change);
            case AddCheck(var check) ->
                    unless(
                            check.origin() != Origin.LOCAL
                                    && reaches(
                                            AddCheck.class,
                                            it -> it.constraint().name().equals(check.name())),
                            change);
            case DropCheck(var check) ->
                    unless(
                            check.origin() == Origin.INHERITED
                                    && reaches(
                                            DropCheck.class,
                                            it -> it.constraint().name().equals(check.name())),
                            change);
            case ValidateCheck(var check) ->
                    unless(
                            reaches(
                                    ValidateCheck.class,
                                    it -> it.constraint().name().equals(check.name())),
                            change);
            case AddForeignKey(var key) ->
                    unless(
                            key.inherited()
                                    && reaches(
                                            AddForeignKey.class,
                                            it -> it.key().name().equals(key.name())),
                            change);
            case DropForeignKey(var key) ->
                    unless(
                            key.inherited()
                                    && reaches(DropForeignKey.class, it -> alike(it.key(), key)),
                            change);
            case ValidateForeignKey(var key) -> unless(key.inherited(), change);
            case ChangeDeferrability(var key, _) -> unless(key.inherited(), change);
            case AddPrimaryKey(var key) -> attached(change, key.name(), key.options());
            case AddUnique(var key) -> attached(change, key.name(), key.options());
            case AddExclusion(var constraint) ->
                    attached(change, constraint.name(), constraint.options());
            case AddIndex(var index) -> attached(change, index.name(), index.options());
            case DropPrimaryKey(var key) -> unless(goes(key.options()), change);
            case DropUnique(var key) -> unless(goes(key.options()), change);
            case DropExclusion(var constraint) -> unless(goes(constraint.options()), change);
            case DropIndex(var index) -> unless(goes(index.options()), change);
            case ChangeIndexOptions(var index, var before, var after) ->
                    attachedAnew(index, before, after);
            case ChangeColumnIdentity _,
                    ChangeColumnOptions _,
                    RenamePrimaryKey _,
                    ChangeIndexStatistics _,
                    ChangeTableOptions _,
                    ChangeTableComment _,
                    ChangeColumnComment _,
                    ChangeConstraintComment _,
                    ChangeIndexComment _ ->
                    List.of(change);
        };
    }

    /** An index of the whole that is there already takes over only what is said to be its part. */
    private List<TableChange> attached(TableChange change, String name, IndexOptions options) {
        var whole = PostgresIndexes.of(options).attachedTo();
        return whole == null || made.contains(whole)
                ? List.of(change)
                : List.of(change, new ChangeIndexOptions(name, attachedTo(null, options), options));
    }

    /** An index of the whole that is made takes over its parts, wherever they were. */
    private List<TableChange> attachedAnew(String index, IndexOptions before, IndexOptions after) {
        var whole = PostgresIndexes.of(after).attachedTo();
        if (whole == null || !made.contains(whole)) {
            return List.of(new ChangeIndexOptions(index, before, after));
        }
        var then = attachedTo(whole, before);
        return unless(then.equals(after), new ChangeIndexOptions(index, then, after));
    }

    private static IndexOptions attachedTo(@Nullable String whole, IndexOptions options) {
        var it = PostgresIndexes.of(options);
        return new IndexOptions.Postgres(whole, it.tablespace(), it.parameters(), it.comment());
    }

    /** Adds what undoes a parent's change that is not one of the table. */
    private void setRight(TableChange change, List<TableChange> rest) {
        if (change instanceof ChangeColumnDefault(_, var theirs)) {
            var ours = PostgresColumns.find(to, theirs.name());
            if (ours != null
                    && !Objects.equals(ours.defaultExpression(), theirs.defaultExpression())) {
                rest.removeIf(
                        it ->
                                it instanceof ChangeColumnDefault(_, var column)
                                        && column.name().equals(ours.name()));
                rest.add(
                        new ChangeColumnDefault(
                                ours.withDefault(theirs.defaultExpression()), ours));
            }
        } else if (change instanceof ChangeColumnNullability(_, var theirs)) {
            var ours = PostgresColumns.find(to, theirs.name());
            if (ours != null && theirs.nullable() && !ours.nullable()) {
                rest.removeIf(
                        it ->
                                it instanceof ChangeColumnNullability(_, var column)
                                        && column.name().equals(ours.name()));
                rest.add(new ChangeColumnNullability(ours.withNullable(true), ours));
            }
        } else if (change instanceof ChangeColumnOptions(var before, var theirs)) {
            var ours = PostgresColumns.find(to, theirs.name());
            var was = PostgresColumns.find(from, theirs.name());
            if (ours != null && was != null) {
                rest.removeIf(
                        it ->
                                it instanceof ChangeColumnOptions(_, var column)
                                        && column.name().equals(ours.name()));
                var now = reached(was, before, theirs);
                if (!now.equals(ours.options())) {
                    rest.add(new ChangeColumnOptions(ours.withOptions(now), ours));
                }
            }
        } else if (change instanceof AddCheck(var theirs)) {
            to.checkConstraints().stream()
                    .filter(ours -> ours.name().equals(theirs.name()))
                    .filter(ours -> ours.origin() != Origin.LOCAL)
                    .forEach(ours -> setRight(theirs, ours, rest));
        }
    }

    private static void setRight(
            CheckConstraint theirs, CheckConstraint ours, List<TableChange> rest) {
        if (ours.validated() && !theirs.validated() && !rest.contains(new ValidateCheck(ours))) {
            rest.add(new ValidateCheck(ours));
        }
        var comment = new ChangeConstraintComment(ours.name(), ours.comment());
        if (ours.comment() != null && !rest.contains(comment)) {
            rest.add(comment);
        }
    }

    /** Storage and statistics targets are set on the tables that inherit too, the rest is not. */
    private static ColumnOptions reached(Column was, Column before, Column theirs) {
        var options = PostgresColumnOptions.of(was);
        var from = PostgresColumnOptions.of(before);
        var to = PostgresColumnOptions.of(theirs);
        return new ColumnOptions.Postgres(
                options.origin(),
                Objects.equals(from.storage(), to.storage()) ? options.storage() : to.storage(),
                options.compression(),
                Objects.equals(from.statistics(), to.statistics())
                        ? options.statistics()
                        : to.statistics(),
                options.attributes(),
                options.foreignOptions());
    }

    /** Adds indexes that go with the parent's and are to be there in the end. */
    private void remake(List<TableChange> rest) {
        var gone =
                TableIndex.of(from).stream()
                        .filter(index -> goes(index.options()))
                        .map(TableIndex::name)
                        .collect(Collectors.toSet());
        rest.removeIf(change -> TableIndex.alters(change, gone));
        TableIndex.of(to).stream()
                .filter(index -> gone.contains(index.name()) && !rest.contains(index.add()))
                .forEach(index -> rest.add(index.add()));
    }

    /** Whether an index goes with the one it is attached to. */
    private boolean goes(IndexOptions options) {
        var whole = PostgresIndexes.of(options).attachedTo();
        return whole != null && dropped.contains(whole);
    }

    /** Whether one comes and goes with the other, if they are a partition's and the whole's. */
    static boolean alike(ForeignKey one, ForeignKey other) {
        return one.columns().equals(other.columns())
                && one.referencedTable().equals(other.referencedTable())
                && one.referencedColumns().equals(other.referencedColumns());
    }

    /** Of a column that comes with the parent's. */
    private static List<TableChange> differences(Column theirs, Column ours) {
        var changes = new ArrayList<TableChange>();
        if (!Objects.equals(theirs.defaultExpression(), ours.defaultExpression())) {
            changes.add(new ChangeColumnDefault(theirs, ours));
        }
        if (theirs.nullable() && !ours.nullable()) {
            changes.add(new ChangeColumnNullability(theirs, ours));
        }
        if (!theirs.options().equals(ours.options())) {
            changes.add(new ChangeColumnOptions(theirs, ours));
        }
        if (ours.comment() != null) {
            changes.add(new ChangeColumnComment(ours.name(), ours.comment()));
        }
        return changes;
    }

    private static Origin origin(Column column) {
        return PostgresColumnOptions.of(column).origin();
    }

    private static List<TableChange> unless(boolean reached, TableChange change) {
        return reached ? List.of() : List.of(change);
    }

    private <T extends TableChange> boolean reaches(Class<T> kind, Predicate<T> wanted) {
        return theirs(kind, wanted).findAny().isPresent();
    }

    private <T extends TableChange> Stream<T> theirs(Class<T> kind, Predicate<T> wanted) {
        return parent.stream().filter(kind::isInstance).map(kind::cast).filter(wanted);
    }
}

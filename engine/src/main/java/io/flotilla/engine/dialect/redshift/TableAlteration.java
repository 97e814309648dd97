package io.flotilla.engine.dialect.redshift;

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
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.TableOptions.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What ALTER TABLE does in place:
 * https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html. ALTER COLUMN cannot be in a
 * transaction, says that page; of distribution and sort key it says neither, and these run alone
 * because that is always allowed.
 */
final class TableAlteration {

    private final AlterTable alter;
    private final String table;
    private final WriterContext context;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<String> encodings = new ArrayList<>();

    TableAlteration(AlterTable alter, WriterContext context) {
        this.alter = alter;
        this.table = alter.to().name();
        this.context = context;
    }

    List<Draft> write() {
        alter.changes().forEach(this::write);
        if (!encodings.isEmpty()) {
            drafts.add(
                    alter(Phase.SET_NOT_NULL, String.join(", ", encodings))
                            .alone()
                            .withHazard(
                                    Hazards.rewrite(
                                            table,
                                            "the columns are written anew; the table can be read meanwhile")));
        }
        return drafts;
    }

    private void write(TableChange change) {
        switch (change) {
            case AddColumn(var column) -> add(column);
            case DropColumn(var column) -> drop(column);
            case ChangeColumnType(var from, var to) -> resize(from, to);
            case ChangeColumnOptions(_, var to) -> encodings.add(encode(to));
            case ChangeTableOptions _ -> rekey();
            case AddPrimaryKey(var key) ->
                    addKey(Definitions.primaryKey(key), key.name(), key.comment());
            case DropPrimaryKey(var key) -> dropKey(key.name());
            case RenamePrimaryKey(var from, var to) -> {
                dropKey(from.name());
                addKey(Definitions.primaryKey(to), to.name(), to.comment());
            }
            case AddUnique(var key) -> addKey(Definitions.unique(key), key.name(), key.comment());
            case DropUnique(var key) -> dropKey(key.name());
            case ChangeTableComment(var comment) -> drafts.add(Comments.onTable(table, comment));
            case ChangeColumnComment(var column, var comment) ->
                    drafts.add(Comments.onColumn(table, column, comment));
            case ChangeConstraintComment(var name, var comment) ->
                    drafts.add(Comments.onConstraint(table, name, comment));
            case AddForeignKey _, DropForeignKey _ -> {
                // with all others: ForeignKeyMoves
            }
            case ChangeColumnDefault _,
                    ChangeColumnNullability _,
                    ChangeColumnIdentity _,
                    ChangeColumnExpression _ ->
                    throw new IllegalStateException("only by a copy: " + change);
            case AddExclusion _,
                    DropExclusion _,
                    AddCheck _,
                    DropCheck _,
                    ValidateCheck _,
                    ValidateForeignKey _,
                    ChangeDeferrability _,
                    AddIndex _,
                    DropIndex _,
                    ChangeIndexOptions _,
                    ChangeIndexStatistics _,
                    ChangeIndexComment _ ->
                    throw new IllegalArgumentException("not of Redshift: " + change);
        }
    }

    private void add(Column column) {
        if (context.restores(table)) {
            drafts.add(rename(Phase.RESTORE, WriterContext.trashed(column.name()), column.name()));
            return;
        }
        drafts.add(alter(Phase.ADD_COLUMN, "ADD COLUMN " + Definitions.column(column)));
        if (column.comment() != null) {
            drafts.add(Comments.onColumn(table, column.name(), column.comment()));
        }
    }

    private void drop(Column column) {
        if (context.discards(table)) {
            drafts.add(
                    rename(Phase.DROP_COLUMN, column.name(), WriterContext.trashed(column.name())));
            return;
        }
        drafts.add(
                alter(Phase.DROP_COLUMN, "DROP COLUMN " + Names.quoted(column.name()))
                        .withHazard(
                                Hazards.dataLoss(
                                        table, "the values of %s go".formatted(column.name())))
                        .losing("column %s.%s".formatted(table, column.name()), table));
    }

    private Draft rename(Phase phase, String from, String to) {
        return alter(
                phase, "RENAME COLUMN %s TO %s".formatted(Names.quoted(from), Names.quoted(to)));
    }

    private void resize(Column from, Column to) {
        var draft =
                alter(
                                Phase.CHANGE_COLUMN_TYPE,
                                "ALTER COLUMN %s TYPE %s"
                                        .formatted(Names.quoted(to.name()), to.type()))
                        .alone();
        drafts.add(
                VarcharSize.shrinks(from, to)
                        ? draft.withHazard(
                                Hazards.dataDependent(
                                        table,
                                        "it fails where a value of %s is longer"
                                                .formatted(to.name())))
                        : draft);
    }

    private String encode(Column column) {
        var chosen = Definitions.encoding(column);
        var inKey =
                Definitions.sortColumns(Definitions.options(alter.to()).sortKey())
                        .contains(column.name());
        var encoding =
                chosen == null
                        ? Objects.requireNonNull(Encodings.usual(column.type(), inKey))
                        : chosen;
        return "ALTER COLUMN %s ENCODE %s".formatted(Names.quoted(column.name()), encoding);
    }

    private void rekey() {
        var from = Definitions.options(alter.from());
        var to = Definitions.options(alter.to());
        var phase = CopyReasons.losesKeyColumn(alter) ? Phase.DETACH : Phase.ADD_GENERATED_COLUMN;
        if (!from.sortKey().equals(to.sortKey())) {
            switch (to.sortKey()) {
                case SortKey.Auto() -> {
                    // AUTO alone would keep the key that is there
                    drafts.add(rekey(phase, "ALTER SORTKEY NONE"));
                    drafts.add(alter(phase, "ALTER SORTKEY AUTO").alone());
                }
                case SortKey.Compound(var columns) ->
                        drafts.add(
                                rekey(
                                        phase,
                                        "ALTER COMPOUND SORTKEY (%s)"
                                                .formatted(Names.list(columns))));
                case SortKey.Interleaved _ ->
                        throw new IllegalStateException("only by a copy: " + to);
            }
        }
        if (!from.distribution().equals(to.distribution())) {
            var style = Definitions.distribution(to.distribution());
            drafts.add(
                    rekey(
                            phase,
                            // without the parentheses that CREATE TABLE has
                            "ALTER DISTSTYLE " + style.replace("(", "").replace(")", "")));
        }
    }

    private Draft rekey(Phase phase, String clause) {
        return alter(phase, clause)
                .alone()
                .withHazards(
                        List.of(
                                Hazards.longLock(table),
                                Hazards.rewrite(table, "its rows move to where they belong now")));
    }

    private void addKey(String definition, String name, @Nullable String comment) {
        drafts.add(alter(Phase.ADD_CONSTRAINT, "ADD " + definition));
        if (comment != null) {
            drafts.add(Comments.onConstraint(table, name, comment));
        }
    }

    private void dropKey(String name) {
        drafts.add(alter(Phase.DROP_CONSTRAINT, "DROP CONSTRAINT " + Names.quoted(name)));
    }

    private Draft alter(Phase phase, String clause) {
        return Draft.of(phase, "ALTER TABLE %s %s".formatted(Names.quoted(table), clause))
                .phasedOnly()
                .withHazard(Hazards.lock(table));
    }
}

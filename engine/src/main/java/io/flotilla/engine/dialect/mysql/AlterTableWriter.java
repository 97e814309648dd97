package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Table;
import io.flotilla.engine.schema.TableOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What changes within a table, foreign keys aside, as one ALTER TABLE: where it copies the table,
 * it does so once. Partitions are changed by a statement of their own.
 */
final class AlterTableWriter {

    private final Table from;
    private final Table to;
    private final List<TableChange> changes;
    private final AlterColumns columns;
    private final Set<String> drops = new LinkedHashSet<>();
    private final Set<String> adds = new LinkedHashSet<>();
    private final AlterRisks risks;

    AlterTableWriter(WriterContext context, AlterTable change) {
        Versioning.refuse(context, change.from(), change.to());
        this.from = change.from();
        this.to = change.to();
        this.changes = change.changes();
        this.risks = new AlterRisks(from, to);
        this.columns = new AlterColumns(context, from, to, risks);
    }

    List<Draft> write() {
        changes.forEach(this::write);
        rebuildKeysThatWouldChange();
        var options = new AlterOptions((TableOptions.MySql) from.options(), from.comment());
        var clauses = new ArrayList<String>(drops);
        clauses.addAll(options.before((TableOptions.MySql) to.options(), risks));
        clauses.addAll(columns.clauses());
        clauses.addAll(adds);
        clauses.addAll(options.after((TableOptions.MySql) to.options(), to.comment(), risks));
        var drafts = new ArrayList<Draft>();
        var name = Identifiers.quoted(to.name());
        var disturbs = !adds.isEmpty() || changesColumnOfPartitions();
        if (options.unpartitions((TableOptions.MySql) to.options(), disturbs)) {
            drafts.add(alter("ALTER TABLE %s REMOVE PARTITIONING".formatted(name)));
        }
        if (!clauses.isEmpty()) {
            var text = String.join(",\n    ", clauses);
            var draft =
                    TableWriter.alone(
                            Phase.CHANGE_COLUMN,
                            clauses.size() == 1
                                    ? "ALTER TABLE %s %s".formatted(name, text)
                                    : "ALTER TABLE %s\n    %s".formatted(name, text));
            drafts.add(risks.on(draft));
        }
        var unpartitioned = !drafts.isEmpty() && disturbs;
        var appended =
                unpartitioned
                        ? Optional.<String>empty()
                        : options.appended((TableOptions.MySql) to.options());
        if (appended.isPresent()) {
            drafts.add(
                    TableWriter.alone(
                                    Phase.CHANGE_COLUMN,
                                    "ALTER TABLE %s\n%s".formatted(name, appended.get()))
                            .withHazard(TableWriter.lock(to.name())));
            return drafts;
        }
        options.partitioning((TableOptions.MySql) to.options(), unpartitioned)
                .ifPresent(
                        clause -> drafts.add(alter("ALTER TABLE %s\n%s".formatted(name, clause))));
        return drafts;
    }

    private boolean changesColumnOfPartitions() {
        var partitioning = ((TableOptions.MySql) from.options()).partitioning();
        return partitioning != null
                && from.columns().stream()
                        .filter(column -> !to.columns().contains(column))
                        .anyMatch(
                                column -> partitioning.contains(Identifiers.quoted(column.name())));
    }

    private Draft alter(String sql) {
        return TableWriter.alone(Phase.CHANGE_COLUMN, sql)
                .withHazard(TableWriter.lock(to.name()))
                .withHazard(AlterRisks.rewrite(to.name(), "the table is partitioned anew"))
                .withCheck(AlterWay.copies(to.name()));
    }

    /** No default: a new change must say what it is here. */
    private void write(TableChange change) {
        switch (change) {
            case TableChange.AddColumn _,
                    TableChange.DropColumn _,
                    TableChange.ChangeColumnType _,
                    TableChange.ChangeColumnDefault _,
                    TableChange.ChangeColumnNullability _,
                    TableChange.ChangeColumnIdentity _,
                    TableChange.ChangeColumnExpression _,
                    TableChange.ChangeColumnOptions _,
                    TableChange.ChangeColumnComment _,
                    TableChange.ChangeTableOptions _,
                    TableChange.ChangeTableComment _ -> {}
            case TableChange.AddPrimaryKey(var key) -> addPrimaryKey(key);
            case TableChange.DropPrimaryKey _ -> dropPrimaryKey();
            case TableChange.RenamePrimaryKey _ -> {}
            case TableChange.AddCheck(var check) -> {
                adds.add("ADD " + Definitions.check(check));
                risks.dataDependent("it fails where a row does not meet the condition");
            }
            case TableChange.DropCheck(var check) ->
                    drops.add("DROP CONSTRAINT " + Identifiers.quoted(check.name()));
            case TableChange.ValidateCheck(var check) -> {
                adds.add("ALTER CHECK %s ENFORCED".formatted(Identifiers.quoted(check.name())));
                risks.dataDependent("it fails where a row does not meet the condition");
            }
            case TableChange.AddIndex(var index) -> addIndex(index);
            case TableChange.DropIndex(var index) -> dropIndex(index.name());
            case TableChange.ChangeIndexOptions(var name, _, _) -> rebuild(name);
            case TableChange.ChangeIndexComment(var name, _) -> rebuild(name);
            case TableChange.ChangeIndexStatistics(_, var index) -> rebuild(index.name());
            case TableChange.ChangeConstraintComment(var name, _) -> rebuild(name);
            case TableChange.AddForeignKey _,
                    TableChange.DropForeignKey _,
                    TableChange.ValidateForeignKey _,
                    TableChange.ChangeDeferrability _ -> {}
            case TableChange.AddUnique _,
                    TableChange.DropUnique _,
                    TableChange.AddExclusion _,
                    TableChange.DropExclusion _ ->
                    throw new IllegalArgumentException("not of MySQL: " + change);
        }
    }

    private void addPrimaryKey(PrimaryKey key) {
        adds.add("ADD " + Definitions.primaryKey(key));
        risks.rewrite("rows are ordered by the primary key");
        risks.unique(key);
    }

    private void dropPrimaryKey() {
        drops.add("DROP PRIMARY KEY");
        risks.rewrite("rows are ordered by the primary key");
    }

    private void addIndex(Index index) {
        adds.add("ADD " + Definitions.index(index));
        if (index.unique()) {
            risks.unique(index);
        }
    }

    private void dropIndex(String name) {
        drops.add("DROP KEY " + Identifiers.quoted(name));
    }

    /** Hidden or not is changed in place, all else by building it anew. */
    private void rebuild(String name) {
        if (to.primaryKey() != null && name.equals("PRIMARY")) {
            dropPrimaryKey();
            addPrimaryKey(to.primaryKey());
            return;
        }
        var before = index(from, name);
        var after = index(to, name);
        var visibility = IndexVisibility.change(before, after);
        if (visibility.isPresent()) {
            adds.add(visibility.get());
        } else {
            dropIndex(name);
            addIndex(after);
        }
    }

    private static Index index(Table table, String name) {
        return table.indexes().stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A key loses the columns that are dropped, also those added again in the same statement, and
     * keeps the table's block size if it is not made again.
     */
    private void rebuildKeysThatWouldChange() {
        var replaced = columns.replaced();
        var all =
                !blockSize((TableOptions.MySql) from.options())
                        .equals(blockSize((TableOptions.MySql) to.options()));
        for (var index : to.indexes()) {
            if (from.indexes().contains(index)
                    && (all
                            || index.keys().stream()
                                    .anyMatch(key -> replaced.contains(key.column())))) {
                dropIndex(index.name());
                addIndex(index);
            }
        }
        var key = to.primaryKey();
        if (key != null
                && Objects.equals(key, from.primaryKey())
                && (all || key.columns().stream().anyMatch(replaced::contains))) {
            dropPrimaryKey();
            addPrimaryKey(key);
        }
    }

    private static List<String> blockSize(TableOptions.MySql options) {
        return options.parameters().stream().filter(it -> it.startsWith("KEY_BLOCK_SIZE")).toList();
    }
}

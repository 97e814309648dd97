package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Change.AlterObject;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.CreateObject;
import io.flotilla.engine.change.Change.CreateTable;
import io.flotilla.engine.change.Change.DropTable;
import io.flotilla.engine.change.TableChange.ChangeTableOptions;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Origin;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tables that no statement leads from one state to the other: where drops are allowed they are
 * dropped and created, and the plan is refused where they are not.
 */
final class PostgresRemadeTables {

    private PostgresRemadeTables() {}

    static List<Change> replace(List<Change> changes, Schema from, Schema to, PlanPolicy policy) {
        refuse(changes, PostgresRemadeTables::ownMadeInherited);
        if (policy.drops() == PlanPolicy.Drops.FORBID) {
            refuse(changes, PostgresRemadeTables::obstacle);
        }
        var replaced = new ArrayList<Change>();
        var remade =
                changes.stream()
                        .filter(AlterTable.class::isInstance)
                        .map(AlterTable.class::cast)
                        .filter(change -> obstacle(change.from(), change.to()) != null)
                        .map(change -> change.to().name())
                        .collect(Collectors.toSet());
        for (var change : changes) {
            if (change instanceof AlterTable(var before, var after, _)
                    && obstacle(before, after) != null) {
                replaced.add(new DropTable(before));
                replaced.add(new CreateTable(after));
            } else if (change instanceof AlterTable alter && isHeir(alter.to(), remade)) {
                replaced.add(reattached(alter));
            } else {
                replaced.add(change);
            }
        }
        replaced.addAll(heirs(changes, from, to, remade));
        remakeSequences(replaced, from, to, remade);
        return replaced;
    }

    /** A sequence goes with the table that owns it. */
    private static void remakeSequences(
            List<Change> replaced, Schema from, Schema to, Set<String> remade) {
        for (var sequence : from.sequences()) {
            var owner = sequence.ownedBy();
            if (owner == null || !remade.contains(owner.relation())) {
                continue;
            }
            to.sequences().stream()
                    .filter(then -> then.name().equals(sequence.name()))
                    .forEach(
                            then -> {
                                replaced.remove(new AlterObject(sequence, then));
                                replaced.add(new CreateObject(then));
                            });
        }
    }

    /** Tables without changes of their own that have to be detached and attached again. */
    private static List<Change> heirs(
            List<Change> changes, Schema from, Schema to, Set<String> remade) {
        var changed =
                changes.stream()
                        .filter(AlterTable.class::isInstance)
                        .map(change -> ((AlterTable) change).to().name())
                        .collect(Collectors.toSet());
        var heirs = new ArrayList<Change>();
        for (var table : to.tables()) {
            if (changed.contains(table.name()) || !isHeir(table, remade)) {
                continue;
            }
            from.tables().stream()
                    .filter(before -> before.name().equals(table.name()))
                    .map(before -> new AlterTable(before, table, List.of()))
                    .forEach(alter -> heirs.add(reattached(alter)));
        }
        return heirs;
    }

    private static boolean isHeir(Table table, Set<String> remade) {
        return PostgresLineage.parents(table).stream().anyMatch(remade::contains);
    }

    /** With a change of its options, as the writer of these looks after its parents too. */
    private static Change reattached(AlterTable alter) {
        var changes = new ArrayList<>(alter.changes());
        if (changes.stream().noneMatch(ChangeTableOptions.class::isInstance)) {
            changes.add(new ChangeTableOptions(alter.from().options(), alter.to().options()));
        }
        return new AlterTable(alter.from(), alter.to(), changes);
    }

    /** The tables that {@link #replace} drops and creates. */
    static List<String> names(List<Change> replaced) {
        var created =
                replaced.stream()
                        .filter(CreateTable.class::isInstance)
                        .map(change -> ((CreateTable) change).table().name())
                        .toList();
        return replaced.stream()
                .filter(DropTable.class::isInstance)
                .map(change -> ((DropTable) change).table().name())
                .filter(created::contains)
                .toList();
    }

    private static void refuse(
            List<Change> changes, BiFunction<Table, Table, @Nullable String> reason) {
        var reasons = new ArrayList<String>();
        for (var change : changes) {
            if (change instanceof AlterTable(var from, var to, _)) {
                var found = reason.apply(from, to);
                if (found != null) {
                    reasons.add(found);
                }
            }
        }
        if (!reasons.isEmpty()) {
            throw new PlanRefused(reasons);
        }
    }

    /** The server lets go of a column that is a table's own only by dropping it. */
    private static @Nullable String ownMadeInherited(Table from, Table to) {
        if (PostgresLineage.of(to).partitionOf() != null) {
            return null;
        }
        for (var column : to.columns()) {
            var before = PostgresColumns.find(from, column.name());
            if (before != null
                    && PostgresColumnOptions.of(column).origin() == Origin.INHERITED
                    && PostgresColumnOptions.of(before).origin() != Origin.INHERITED) {
                return "%s.%s is a column of the table itself and would have to be one that it has from its parent alone, which no statement does; list the column in the desired CREATE TABLE %s too"
                        .formatted(from.name(), column.name(), from.name());
            }
        }
        for (var check : to.checkConstraints()) {
            if (check.origin() == Origin.INHERITED && stays(from, check)) {
                return "check %s of %s is the table's own and would have to be one that it has from its parent alone, which no statement does; list the check in the desired CREATE TABLE %s too"
                        .formatted(check.name(), from.name(), from.name());
            }
        }
        return null;
    }

    private static boolean stays(Table from, CheckConstraint check) {
        return from.checkConstraints().stream()
                .anyMatch(
                        before ->
                                before.name().equals(check.name())
                                        && before.origin() != Origin.INHERITED);
    }

    private static @Nullable String obstacle(Table from, Table to) {
        var before = PostgresTableOptions.of(from);
        var after = PostgresTableOptions.of(to);
        var wasBy = before.lineage().partitionedBy();
        var isBy = after.lineage().partitionedBy();
        if (!Objects.equals(wasBy, isBy)) {
            return "%s is %s and would have to be %s, which no statement does; create a table of another name, move the rows and drop this one, or plan with `drops: drop` to lose them"
                    .formatted(from.name(), partitioned(wasBy), partitioned(isBy));
        }
        var wasOn = before.foreign() == null ? null : before.foreign().server();
        var isOn = after.foreign() == null ? null : after.foreign().server();
        if (!Objects.equals(wasOn, isOn)) {
            return "%s is %s and would have to be %s, which no statement does; plan with `drops: drop` to drop it and create it anew"
                    .formatted(from.name(), server(wasOn), server(isOn));
        }
        return null;
    }

    private static String partitioned(@Nullable String key) {
        return key == null ? "not partitioned" : "partitioned by " + key;
    }

    private static String server(@Nullable String server) {
        return server == null ? "a table of its own" : "a foreign table of server " + server;
    }
}

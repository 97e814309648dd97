package io.flotilla.engine.plan;

import io.flotilla.engine.change.SchemaDiffer;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.TrashBin;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** What leads from one schema to another in one direction, in the order to run; not proven yet. */
record Script(List<Draft> drafts) {

    Script {
        drafts = List.copyOf(drafts);
    }

    static Script of(Dialect dialect, Schema from, Schema to, PlanPolicy policy) {
        return of(dialect, from, to, policy, Direction.FORWARD);
    }

    /** The way back of a plan from {@code from} to {@code to}. */
    static Script back(Dialect dialect, Schema from, Schema to, PlanPolicy policy) {
        return of(dialect, to, from, policy, Direction.REVERT);
    }

    private static Script of(
            Dialect dialect, Schema from, Schema to, PlanPolicy policy, Direction direction) {
        var changes = SchemaDiffer.diff(from, to);
        var anew = new HashSet<ObjectName>();
        while (true) {
            var drafts =
                    dialect.statementWriter().write(changes, from, to, policy, direction, anew);
            var order = StatementOrder.of(drafts, from, to);
            if (!anew.addAll(order.caught())) {
                return new Script(order.drafts());
            }
        }
    }

    Script after(List<Draft> first) {
        return new Script(Stream.concat(first.stream(), drafts.stream()).toList());
    }

    Script before(List<Draft> last) {
        return new Script(Stream.concat(drafts.stream(), last.stream()).toList());
    }

    List<Statement> statements() {
        return drafts.stream().map(Draft::statement).toList();
    }

    List<String> sql() {
        return drafts.stream().map(draft -> draft.statement().sql()).toList();
    }

    List<Check> checks() {
        return drafts.stream().flatMap(draft -> draft.checks().stream()).distinct().toList();
    }

    /** Those on what comes out of the trash; others may speak of what is only there later. */
    List<Check> checksOfTrash() {
        return checks().stream().filter(check -> check.sql().contains(TrashBin.PREFIX)).toList();
    }

    List<String> findings() {
        return drafts.stream().flatMap(draft -> draft.findings().stream()).distinct().toList();
    }

    /** The things whose data would go for good against the policy. */
    List<String> forbidden(PlanPolicy policy) {
        return drafts.stream()
                .flatMap(draft -> draft.losses().stream())
                .filter(loss -> drops(loss, policy) == PlanPolicy.Drops.FORBID)
                .map(Draft.Loss::what)
                .distinct()
                .toList();
    }

    private static PlanPolicy.Drops drops(Draft.Loss loss, PlanPolicy policy) {
        return loss.table() == null ? policy.drops() : policy.drops(loss.table());
    }
}

package io.flotilla.engine.plan;

import io.flotilla.engine.change.SchemaDiffer;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.schema.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What leads from one schema to another in one direction, in the order to run; not proven yet. */
record Script(List<Draft> drafts) {

    Script {
        drafts = List.copyOf(drafts);
    }

    static Script of(Dialect dialect, Schema from, Schema to, PlanPolicy policy) {
        var drafts = dialect.statementWriter().write(SchemaDiffer.diff(from, to), from, to, policy);
        var phased = drafts.stream().sorted(Comparator.comparing(Draft::phase)).toList();
        return new Script(StatementOrder.of(phased, from.dependencies(), to.dependencies()));
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

    List<String> findings() {
        return drafts.stream().flatMap(draft -> draft.findings().stream()).distinct().toList();
    }

    /** The things whose data would go for good. */
    List<String> losses() {
        return drafts.stream().flatMap(draft -> draft.losses().stream()).distinct().toList();
    }
}

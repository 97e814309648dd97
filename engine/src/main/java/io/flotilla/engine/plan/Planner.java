package io.flotilla.engine.plan;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Makes proven plans. Stateless, for any thread. */
public final class Planner {

    private final Dialect dialect;
    private final Prover prover;

    public Planner(Dialect dialect) {
        this.dialect = dialect;
        this.prover = new Prover(dialect);
    }

    /**
     * Plans the way from one schema to another and back, and proves both in a scratch schema on
     * {@code scratch}, a connection in autocommit that it leaves as it was. Where nothing but the
     * order of columns differs, the plan has no statements.
     *
     * @param label names the plan for people
     * @throws PlanRefused if {@code policy} forbids what the plan would take
     * @throws PlanNotProven if the server does not end where the model says it must
     */
    public Plan plan(String label, Schema from, Schema to, PlanPolicy policy, Connection scratch)
            throws SQLException {
        return plan(label, from, to, List.of(), policy, scratch);
    }

    /**
     * The same for a desired state that says what was called otherwise before; a rename that has
     * been done already asks for nothing.
     *
     * @throws PlanRefused if a rename fits neither what is there nor what is to be
     */
    public Plan plan(
            String label,
            Schema from,
            Schema to,
            List<Rename> renames,
            PlanPolicy policy,
            Connection scratch)
            throws SQLException {
        var renamed = RenamedSchema.of(dialect, from, to, renames, scratch);
        var forward = Script.of(dialect, renamed.schema(), to, policy).after(renamed.forward());
        refuseLosses(forward, policy);
        var findings = new ArrayList<>(forward.findings());
        var back = back(from, to, renamed, policy, findings);
        var draft =
                new Plan(
                        label,
                        dialect.name(),
                        Fingerprinter.fingerprint(from),
                        Fingerprinter.fingerprint(to),
                        forward.checks().stream()
                                .map(
                                        check ->
                                                dialect.statementWriter()
                                                        .beforeRenames(check, renamed.renames()))
                                .toList(),
                        HandOver.asking(dialect, forward.statements(), policy),
                        back.checksOfTrash(),
                        HandOver.asking(dialect, back.statements(), policy),
                        findings,
                        PlanFile.UNSEALED);
        return draft.statements().isEmpty() && draft.from().equals(draft.to())
                ? PlanFile.sealed(draft)
                : prover.proveOwn(draft, from, to, renamed.renames(), scratch);
    }

    /** Nothing where there is no way back, which is a finding. */
    private Script back(
            Schema from,
            Schema to,
            RenamedSchema renamed,
            PlanPolicy policy,
            List<String> findings) {
        if (!from.indexes().allMatch(Index::valid)) {
            findings.add("the plan cannot be reverted: it repairs an index that was invalid");
            return new Script(List.of());
        }
        try {
            return Script.back(dialect, renamed.schema(), to, policy).before(renamed.backward());
        } catch (PlanRefused e) {
            e.reasons().forEach(reason -> findings.add("the plan cannot be reverted: " + reason));
            return new Script(List.of());
        }
    }

    private static void refuseLosses(Script script, PlanPolicy policy) {
        var losses = script.forbidden(policy);
        if (!losses.isEmpty()) {
            throw new PlanRefused(
                    losses.stream()
                            .map(
                                    what ->
                                            "%s would be dropped with its data; to keep it out of sight plan with `drops: trash`, to lose it with `drops: drop`"
                                                    .formatted(what))
                            .toList());
        }
    }
}

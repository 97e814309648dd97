package io.flotilla.engine.plan;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.OnlineChanges;
import io.flotilla.engine.dialect.StatementReader;
import io.flotilla.engine.plan.Plan.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads what the statements of a plan are, whoever wrote them. */
final class EditedPlan {

    /** Begins what a proof has to say, so that the next one takes it back. */
    static final String PROOF = "proof: ";

    private final StatementReader reader;
    private final OnlineChanges onlineChanges;

    EditedPlan(Dialect dialect) {
        this.reader = dialect.statementReader();
        this.onlineChanges = dialect.onlineChanges();
    }

    /**
     * @throws PlanNotProven if a statement may not be part of a plan
     */
    void requireAllowed(Plan plan) {
        for (var direction : Direction.values()) {
            var statements = plan.statements(direction);
            for (int i = 0; i < statements.size(); i++) {
                var position = i + 1;
                var sql = statements.get(i).sql();
                refusal(statements.get(i))
                        .ifPresent(
                                reason -> {
                                    throw PlanNotProven.at(
                                            direction, position, "is refused: " + reason, sql);
                                });
            }
        }
    }

    private Optional<String> refusal(Statement statement) {
        var refusal = refusalOfSql(statement);
        return refusal.isPresent() || statement.tool() == null
                ? refusal
                : onlineChanges
                        .refusal(statement.sql())
                        .map(
                                reason ->
                                        "it cannot be handed to %s: %s"
                                                .formatted(statement.tool(), reason));
    }

    private Optional<String> refusalOfSql(Statement statement) {
        return statement.transactional() && reader.commitsByItself(statement.sql())
                ? Optional.of("it commits by itself here: mark it transactional: false")
                : reader.refusal(statement.sql());
    }

    /** The same plan with the statements about rows marked as such, and their risks. */
    Plan read(Plan plan) {
        var findings =
                new ArrayList<>(
                        plan.findings().stream().filter(it -> !it.startsWith(PROOF)).toList());
        var statements = read(plan.statements(), findings);
        var revert = read(plan.revert(), findings);
        return plan.proven(statements, revert, findings);
    }

    private List<Statement> read(List<Statement> statements, List<String> findings) {
        var read = new ArrayList<Statement>();
        for (var statement : statements) {
            read.add(
                    reader.read(statement.sql())
                            .map(data -> marked(statement, data))
                            .orElse(statement));
            reader.read(statement.sql())
                    .filter(data -> !data.readable())
                    .ifPresent(
                            _ ->
                                    findings.add(
                                            PROOF
                                                    + "nobody but the server can read this statement; see yourself that it stays in the tenant's schema: "
                                                    + statement.sql()));
        }
        for (var statement : read) {
            if (waitsUnderLock(statement, read)) {
                findings.add(
                        PROOF
                                + "rows are changed while a lock keeps everybody from a table; mark the statement transactional: false, or put it in batches: "
                                + statement.sql());
            }
        }
        return read;
    }

    private static Statement marked(Statement statement, StatementReader.DataStatement data) {
        var hazards = new ArrayList<>(statement.hazards());
        data.hazards().stream()
                .filter(hazard -> hazards.stream().noneMatch(known -> isSame(known, hazard)))
                .forEach(hazards::add);
        return statement
                .withData(data.data())
                .withRisks(statement.losesData() || data.losesData(), hazards);
    }

    private static boolean isSame(Hazard one, Hazard other) {
        return one.kind() == other.kind() && Objects.equals(one.table(), other.table());
    }

    /** Locks of a transaction are taken at its start and kept to its end. */
    private static boolean waitsUnderLock(Statement statement, List<Statement> all) {
        if (statement.data() == null
                || !statement.transactional()
                || statement.hazards().stream().noneMatch(EditedPlan::isRowLock)) {
            return false;
        }
        var at = all.indexOf(statement);
        var first = at;
        while (first > 0 && all.get(first - 1).transactional()) {
            first--;
        }
        var last = at;
        while (last + 1 < all.size() && all.get(last + 1).transactional()) {
            last++;
        }
        return all.subList(first, last + 1).stream()
                .flatMap(neighbour -> neighbour.hazards().stream())
                .anyMatch(EditedPlan::isExclusive);
    }

    private static boolean isRowLock(Hazard hazard) {
        return hazard.kind() == Hazard.Kind.LOCK && "ROW EXCLUSIVE".equals(hazard.mode());
    }

    private static boolean isExclusive(Hazard hazard) {
        return hazard.kind() == Hazard.Kind.LOCK && "ACCESS EXCLUSIVE".equals(hazard.mode());
    }
}

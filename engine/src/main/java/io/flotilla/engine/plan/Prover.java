package io.flotilla.engine.plan;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.ScratchSchemas.Ran;
import io.flotilla.engine.dialect.ScratchSchemas.Scratch;
import io.flotilla.engine.dialect.ScriptReader.BrokenBody;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan, there and back, on a scratch schema with a few rows in it, and records the
 * fingerprint after every statement. Statements share transactions as they do on a target, and must
 * say what they do to rows. Where a statement fails because of the rows, and may, they are left out
 * and the proof is made without them. Stateless, for any thread.
 */
public final class Prover {

    private final Dialect dialect;
    private final EditedPlan reading;

    public Prover(Dialect dialect) {
        this.dialect = dialect;
        this.reading = new EditedPlan(dialect);
    }

    /**
     * Proves a plan, edited or not.
     *
     * @param from the schema the plan starts from
     * @param to the schema it is to end in, so that an error can say what is missing; null if only
     *     its fingerprint is known
     * @param scratch in autocommit; left as it was
     * @return the same plan with its checkpoints and digest
     * @throws PlanNotProven if a statement fails or may not be there, does to rows what it does not
     *     say, or either direction ends elsewhere
     * @throws SQLException if the server cannot be worked with at all
     */
    public Plan prove(Plan plan, Schema from, @Nullable Schema to, Connection scratch)
            throws SQLException {
        reading.requireAllowed(plan);
        return prove(plan, from, to, List.of(), scratch, true);
    }

    /**
     * Proves a plan nobody has edited, and has the server say how it does what it is told.
     *
     * @param renames those that the plan begins with
     */
    Plan proveOwn(Plan plan, Schema from, Schema to, List<Rename> renames, Connection scratch)
            throws SQLException {
        return prove(plan, from, to, renames, scratch, false);
    }

    private Plan prove(
            Plan plan,
            Schema from,
            @Nullable Schema to,
            List<Rename> renames,
            Connection scratch,
            boolean asWritten)
            throws SQLException {
        var wanted = Fingerprinter.fingerprint(from);
        if (!wanted.equals(plan.from())) {
            throw new PlanNotProven(
                    "the plan starts from %s, but the schema given is %s"
                            .formatted(plan.from(), wanted),
                    null,
                    null,
                    null,
                    null);
        }
        var read = reading.read(plan);
        requireRowsHere(read, from, to);
        var findings = new ArrayList<>(read.findings());
        var tables = concerned(read, from);
        while (true) {
            try {
                return prove(read, from, to, renames, scratch, tables, findings, asWritten);
            } catch (FailedOnRows e) {
                e.finding().ifPresent(findings::add);
                tables = without(tables, e.statement());
            }
        }
    }

    /** On a scratch schema, too, a foreign table's rows are those of the other server. */
    private void requireRowsHere(Plan plan, Schema from, @Nullable Schema to) {
        var elsewhere = new HashSet<>(dialect.sampleRows().elsewhere(from));
        if (to != null) {
            elsewhere.addAll(dialect.sampleRows().elsewhere(to));
        }
        if (elsewhere.isEmpty()) {
            return;
        }
        for (var direction : Direction.values()) {
            var statements = plan.statements(direction);
            for (int i = 0; i < statements.size(); i++) {
                var statement = statements.get(i);
                if (statement.data() != null
                        && !Collections.disjoint(
                                elsewhere, dialect.statementReader().names(statement.sql()))) {
                    throw PlanNotProven.at(
                            direction,
                            i + 1,
                            "works on rows that another server keeps, and the proof would do that to them: take it out",
                            statement.sql());
                }
            }
        }
    }

    private Plan prove(
            Plan plan,
            Schema from,
            @Nullable Schema to,
            List<Rename> renames,
            Connection scratch,
            Set<String> tables,
            List<String> known,
            boolean asWritten)
            throws SQLException {
        var findings = new ArrayList<>(known);
        var invalid = new InvalidIndexes(from);
        try (var schema = dialect.scratchSchemas().open(scratch)) {
            var stage = new Stage(dialect, scratch, schema, invalid);
            var built = stage.build(from);
            if (!Fingerprinter.fingerprint(built).equals(plan.from())) {
                throw elsewhere(null, "the scratch schema is not like", built, from, plan.from());
            }
            var broken = brokenBodies(from, scratch, schema);
            var rows = new StageRows(dialect, scratch, schema.name(), tables);
            rows.fill(from, to, plan.checks());
            rows.watch(tables);
            var handOver = new HandOver(dialect, stage, asWritten, findings);
            var forward = run(plan, Direction.FORWARD, stage, handOver, rows, to);
            if (to != null) {
                brokenBodies(to, scratch, schema)
                        .forEach(
                                (routine, reason) -> {
                                    if (!broken.containsKey(routine)) {
                                        findings.add(fails(routine, reason));
                                    }
                                });
            }
            if (plan.revert().isEmpty()) {
                return PlanFile.sealed(
                        plan.proven(statements(forward), List.of(), findings)
                                .demanding(beforeRenames(checks(forward), renames), List.of()));
            }
            rows.watch(tables.isEmpty() ? tables : concerned(plan, stage.inspect()));
            var revert = run(plan, Direction.REVERT, stage, handOver, rows, from);
            return PlanFile.sealed(
                    plan.proven(statements(forward), statements(revert), findings)
                            .demanding(beforeRenames(checks(forward), renames), checks(revert)));
        }
    }

    /** Routines that fail when they are called, each with why. */
    private Map<String, String> brokenBodies(Schema schema, Connection scratch, Scratch made)
            throws SQLException {
        if (schema.objects().stream().noneMatch(Routine.class::isInstance)) {
            return Map.of();
        }
        return dialect.scriptReader().listBrokenBodies(scratch, made.name()).stream()
                .collect(
                        Collectors.toMap(
                                BrokenBody::routine,
                                BrokenBody::reason,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    private static String fails(String routine, String reason) {
        return "%s fails when it is called: %s"
                .formatted(routine, reason.lines().findFirst().orElse(reason));
    }

    private static List<Statement> statements(List<Ran> ran) {
        return ran.stream().map(Ran::statement).toList();
    }

    private static List<Check> checks(List<Ran> ran) {
        return ran.stream().flatMap(it -> it.checks().stream()).toList();
    }

    /** They are asked before the first statement. */
    private List<Check> beforeRenames(List<Check> checks, List<Rename> renames) {
        return checks.stream()
                .map(check -> dialect.statementWriter().beforeRenames(check, renames))
                .toList();
    }

    private List<Ran> run(
            Plan plan,
            Direction direction,
            Stage stage,
            HandOver handOver,
            StageRows rows,
            @Nullable Schema goal)
            throws SQLException {
        var proven = new ArrayList<Ran>();
        Schema reached = null;
        var statements = plan.statements(direction);
        for (int i = 0; i < statements.size(); i++) {
            var planned = statements.get(i);
            var position = i + 1;
            Ran ran;
            try {
                ran = handOver.run(planned, direction, position);
                reached = stage.inspect();
            } catch (SQLException e) {
                throw failed(direction, position, planned, rows, e);
            } catch (EndlessBatch e) {
                throw PlanNotProven.at(
                        direction,
                        position,
                        "would never end: rows that a batch has changed still meet its condition",
                        planned.sql());
            }
            var statement = ran.statement();
            var problem = rows.problem(statement);
            if (problem.isPresent()) {
                throw PlanNotProven.at(direction, position, problem.get(), statement.sql());
            }
            var fingerprint = Fingerprinter.fingerprint(reached);
            requireSameSchema(plan, direction, position, statements(proven), fingerprint);
            proven.add(new Ran(statement.reaching(fingerprint), ran.checks()));
        }
        stage.commit();
        var end = plan.end(direction);
        if (reached != null && !Fingerprinter.fingerprint(reached).equals(end)) {
            throw elsewhere(
                    direction,
                    PlanNotProven.words(direction) + " does not end in",
                    reached,
                    goal,
                    end);
        }
        if (reached == null && !plan.from().equals(plan.to())) {
            throw elsewhere(
                    direction,
                    PlanNotProven.words(direction) + " has no statements; it cannot reach",
                    stage.inspect(),
                    goal,
                    end);
        }
        return proven;
    }

    private RuntimeException failed(
            Direction direction,
            int position,
            Statement statement,
            StageRows rows,
            SQLException failure)
            throws SQLException {
        if (dialect.failureClassifier().classify(failure).retryable()) {
            throw failure;
        }
        if (rows.areThere()) {
            return new FailedOnRows(direction, position, statement, failure);
        }
        return new PlanNotProven(
                "statement %d of %s fails on a scratch schema: %s\n%s"
                        .formatted(
                                position,
                                PlanNotProven.words(direction),
                                failure.getMessage(),
                                statement.sql()),
                direction,
                position,
                null,
                failure);
    }

    /** The ledger, and not a fingerprint, tells whether a statement about rows has run. */
    private static void requireSameSchema(
            Plan plan,
            Direction direction,
            int position,
            List<Statement> before,
            Fingerprint reached) {
        var statement = plan.statements(direction).get(position - 1);
        var last = before.isEmpty() ? plan.start(direction) : before.getLast().reaches();
        if (statement.data() != null && !reached.equals(last)) {
            throw PlanNotProven.at(
                    direction,
                    position,
                    "is about rows and changes the schema as well: write that as a statement of its own",
                    statement.sql());
        }
    }

    /** The tables that a statement of the plan mentions. */
    private Set<String> concerned(Plan plan, Schema schema) {
        var names = new HashSet<String>();
        Stream.concat(plan.statements().stream(), plan.revert().stream())
                .forEach(
                        statement ->
                                names.addAll(dialect.statementReader().names(statement.sql())));
        return schema.tables().stream()
                .map(Table::name)
                .filter(names::contains)
                .collect(Collectors.toSet());
    }

    /** Without those the statement mentions; where that changes nothing, without any. */
    private Set<String> without(Set<String> tables, Statement statement) {
        var left = new HashSet<>(tables);
        left.removeAll(dialect.statementReader().names(statement.sql()));
        return left.size() == tables.size() ? Set.of() : left;
    }

    private PlanNotProven elsewhere(
            @Nullable Direction direction,
            String what,
            Schema reached,
            @Nullable Schema goal,
            Fingerprint wanted) {
        var message =
                new StringBuilder(
                        "%s %s, but %s"
                                .formatted(what, wanted, Fingerprinter.fingerprint(reached)));
        if (goal == null || !Fingerprinter.fingerprint(goal).equals(wanted)) {
            return new PlanNotProven(message.toString(), direction, null, null, null);
        }
        var difference = SchemaSql.difference(dialect, reached, goal);
        if (!difference.isBlank()) {
            message.append("\nwhat is still missing:\n").append(difference.strip());
        }
        for (var object : Fingerprinter.explain(reached, goal)) {
            message.append(
                    "\n%s: %s, should be %s"
                            .formatted(
                                    object.object(),
                                    object.from() == null ? "not there" : object.from(),
                                    object.to() == null ? "not there" : object.to()));
        }
        return new PlanNotProven(message.toString(), direction, null, difference, null);
    }
}

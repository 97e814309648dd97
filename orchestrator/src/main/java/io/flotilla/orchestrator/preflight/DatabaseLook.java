package io.flotilla.orchestrator.preflight;

import io.flotilla.engine.apply.Connections;
import io.flotilla.engine.apply.Preflight;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.tool.Tools;
import io.flotilla.orchestrator.preflight.PreflightDao.Candidate;
import io.flotilla.orchestrator.preflight.PreflightReport.LargeTable;
import io.flotilla.orchestrator.preflight.PreflightReport.OpenTransaction;
import io.flotilla.registry.database.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at one database's targets, some at a time; for any number of threads. */
final class DatabaseLook {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration PER_QUERY = Duration.ofSeconds(30);

    private final Database database;
    private final Map<String, Plan> plans;
    private final Dialect dialect;
    private final Tools tools;
    private final Preflight preflight;
    private final LargestTables largest;
    private final Collection<OpenTransaction> transactions;

    DatabaseLook(
            Database database,
            Map<String, Plan> plans,
            Dialect dialect,
            Tools tools,
            LargestTables largest,
            Collection<OpenTransaction> transactions) {
        this.database = database;
        this.plans = Map.copyOf(plans);
        this.dialect = dialect;
        this.tools = tools;
        this.preflight = new Preflight(dialect);
        this.largest = largest;
        this.transactions = transactions;
    }

    /** What was found about some targets, and how much their tables hold. */
    record Found(List<Finding> findings, List<Size> sizes) {}

    record Finding(long targetId, FindingKind kind, String detail, @Nullable Long rows) {}

    record Size(long targetId, long bytes) {}

    void lookForTransactions(Connections connections) throws SQLException {
        try (var connection = connections.open()) {
            for (var found : dialect.readiness().transactionsOlderThan(connection, LONG)) {
                transactions.add(
                        new OpenTransaction(
                                database.name(),
                                found.process(),
                                found.user(),
                                found.application(),
                                found.state(),
                                found.seconds()));
            }
        }
    }

    /** A connection that is lost is a finding of those that were not looked at yet. */
    Found look(Connections connections, List<Candidate> candidates) {
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        var next = 0;
        try (var connection = connections.open()) {
            for (; next < candidates.size(); next++) {
                var candidate = candidates.get(next);
                var plan = plans.get(candidate.planDigest());
                if (plan == null) {
                    throw new IllegalStateException("no plan " + candidate.planDigest());
                }
                addMissingTools(candidate, plan, found);
                add(
                        candidate,
                        preflight.look(
                                plan,
                                Plan.Direction.FORWARD,
                                connection,
                                candidate.schemaName(),
                                PER_QUERY),
                        found);
            }
        } catch (SQLException e) {
            for (var candidate : candidates.subList(next, candidates.size())) {
                found.findings.add(
                        new Finding(
                                candidate.targetId(),
                                FindingKind.UNREACHABLE,
                                "database '%s': %s".formatted(database.name(), e.getMessage()),
                                null));
            }
        }
        return found;
    }

    /** Other nodes may have it; attempts are made on any of them. */
    private void addMissingTools(Candidate candidate, Plan plan, Found found) {
        var seen = new HashSet<String>();
        for (var statement : plan.statements()) {
            var tool = statement.tool();
            if (tool != null && seen.add(tool)) {
                tools.missing(tool)
                        .ifPresent(
                                why ->
                                        found.findings.add(
                                                new Finding(
                                                        candidate.targetId(),
                                                        FindingKind.NO_TOOL,
                                                        why,
                                                        null)));
            }
        }
    }

    private void add(Candidate candidate, Preflight.Look look, Found found) {
        var target = candidate.targetId();
        if (!look.lacking().isEmpty()) {
            var detail =
                    "role '%s' lacks %s"
                            .formatted(database.username(), String.join(", ", look.lacking()));
            found.findings.add(new Finding(target, FindingKind.NO_PRIVILEGE, detail, null));
        }
        for (var failing : look.failing()) {
            found.findings.add(
                    new Finding(
                            target,
                            FindingKind.CHECK_FAILS,
                            failing.check().because(),
                            failing.rows() == Preflight.NOT_COUNTED ? null : failing.rows()));
        }
        for (var unanswered : look.unanswered()) {
            found.findings.add(new Finding(target, FindingKind.CHECK_UNANSWERED, unanswered, null));
        }
        var bytes = 0L;
        for (var size : look.sizes().entrySet()) {
            bytes += size.getValue().bytes();
            largest.add(
                    new LargeTable(
                            candidate.tenant(),
                            database.name(),
                            size.getKey(),
                            size.getValue().bytes(),
                            size.getValue().rows()));
        }
        found.sizes.add(new Size(target, bytes));
    }
}

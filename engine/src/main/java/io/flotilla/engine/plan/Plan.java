package io.flotilla.engine.plan;

import io.flotilla.engine.fingerprint.Fingerprint;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A proven way from one fingerprint to another and back. The text form is {@code plan/v1} YAML (see
 * {@link PlanFile}); {@code digest} is over everything else in it, and is what approvals name.
 */
public record Plan(
        String schema,
        String dialect,
        Fingerprint from,
        Fingerprint to,
        List<Check> checks,
        List<Statement> statements,
        List<Check> revertChecks,
        List<Statement> revert,
        List<String> findings,
        PlanDigest digest) {

    public Plan {
        checks = List.copyOf(checks);
        statements = List.copyOf(statements);
        revertChecks = List.copyOf(revertChecks);
        revert = List.copyOf(revert);
        findings = List.copyOf(findings);
    }

    /** The same plan with further findings, and the digest of what it is with them. */
    public Plan withFindings(List<String> further) {
        return PlanFile.sealed(
                new Plan(
                        schema,
                        dialect,
                        from,
                        to,
                        checks,
                        statements,
                        revertChecks,
                        revert,
                        Stream.concat(findings.stream(), further.stream()).distinct().toList(),
                        digest));
    }

    /** The direction a plan is run in. */
    public enum Direction {
        FORWARD,
        REVERT;

        /** As people, JSON and databases write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads a {@link #label}. */
        public static Direction of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /** A plan whose revert can always be tried. */
    public Plan(
            String schema,
            String dialect,
            Fingerprint from,
            Fingerprint to,
            List<Check> checks,
            List<Statement> statements,
            List<Statement> revert,
            List<String> findings,
            PlanDigest digest) {
        this(schema, dialect, from, to, checks, statements, List.of(), revert, findings, digest);
    }

    /** What must hold on a target before anything runs there in {@code direction}. */
    public List<Check> checks(Direction direction) {
        return direction == Direction.FORWARD ? checks : revertChecks;
    }

    /** The statements that lead in {@code direction}. */
    public List<Statement> statements(Direction direction) {
        return direction == Direction.FORWARD ? statements : revert;
    }

    /** The fingerprint a run in {@code direction} starts from. */
    public Fingerprint start(Direction direction) {
        return direction == Direction.FORWARD ? from : to;
    }

    /** The fingerprint a run in {@code direction} ends in. */
    public Fingerprint end(Direction direction) {
        return direction == Direction.FORWARD ? to : from;
    }

    /** Whether every statement in {@code direction} can share one transaction. */
    public boolean transactional(Direction direction) {
        return statements(direction).stream().allMatch(Statement::transactional);
    }

    /** Whether some statement, there or back, is about rows, so that no fingerprint tells of it. */
    public boolean hasData() {
        return Stream.concat(statements.stream(), revert.stream())
                .anyMatch(statement -> statement.data() != null);
    }

    /** The tables that a hazard in {@code direction} names. */
    public Set<String> hazardTables(Direction direction) {
        var tables = new TreeSet<String>();
        for (var statement : statements(direction)) {
            for (var hazard : statement.hazards()) {
                if (hazard.table() != null) {
                    tables.add(hazard.table());
                }
            }
        }
        return tables;
    }

    /** The same way with more to be true before it is gone; not sealed. */
    Plan demanding(Collection<Check> more, Collection<Check> moreForRevert) {
        return new Plan(
                schema,
                dialect,
                from,
                to,
                Stream.concat(checks.stream(), more.stream()).distinct().toList(),
                statements,
                Stream.concat(revertChecks.stream(), moreForRevert.stream()).distinct().toList(),
                revert,
                findings,
                PlanFile.UNSEALED);
    }

    /** The same way with statements that were read or proven anew; not sealed. */
    Plan proven(List<Statement> statements, List<Statement> revert, List<String> findings) {
        return new Plan(
                schema,
                dialect,
                from,
                to,
                checks,
                statements,
                revertChecks,
                revert,
                findings,
                PlanFile.UNSEALED);
    }
}

package io.flotilla.engine.plan;

import io.flotilla.engine.fingerprint.Fingerprint;
import java.util.List;
import java.util.Locale;
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
        List<Statement> revert,
        List<String> findings,
        PlanDigest digest) {

    public Plan {
        checks = List.copyOf(checks);
        statements = List.copyOf(statements);
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
}

package io.flotilla.engine.dialect;

import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A statement before it has its place in a plan, with what the plan has to say about it: {@code
 * effect}, the objects it makes, changes and drops; {@code checks} on the data; {@code findings}
 * for a person's eye; and {@code losses}, the things whose data goes for good.
 */
public record Draft(
        Phase phase,
        Statement statement,
        Effect effect,
        List<Check> checks,
        List<String> findings,
        List<String> losses) {

    public Draft {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
        losses = List.copyOf(losses);
    }

    /**
     * What a statement does to which objects; where {@code said}, writers further out leave it as
     * it is.
     */
    public record Effect(
            Set<ObjectName> creates, Set<ObjectName> alters, Set<ObjectName> drops, boolean said) {

        static final Effect UNSAID = new Effect(Set.of(), Set.of(), Set.of(), false);

        public Effect {
            creates = Set.copyOf(creates);
            alters = Set.copyOf(alters);
            drops = Set.copyOf(drops);
        }
    }

    public static Draft of(Phase phase, String sql, Hazard... hazards) {
        return new Draft(
                phase,
                new Statement(sql, true, false, List.of(hazards), null),
                Effect.UNSAID,
                List.of(),
                List.of(),
                List.of());
    }

    /** The same, unless the draft says already what it does. */
    public Draft creating(ObjectName... objects) {
        return doing(new Effect(Set.of(objects), Set.of(), Set.of(), true));
    }

    /** The same, unless the draft says already what it does. */
    public Draft altering(ObjectName... objects) {
        return doing(new Effect(Set.of(), Set.of(objects), Set.of(), true));
    }

    /** The same, unless the draft says already what it does. */
    public Draft dropping(ObjectName... objects) {
        return doing(new Effect(Set.of(), Set.of(), Set.of(objects), true));
    }

    /** The same, with its place given by its phase alone. */
    public Draft phasedOnly() {
        return doing(new Effect(Set.of(), Set.of(), Set.of(), true));
    }

    private Draft doing(Effect done) {
        return effect.said() ? this : new Draft(phase, statement, done, checks, findings, losses);
    }

    /** The same, outside any transaction. */
    public Draft alone() {
        return with(
                new Statement(
                        statement.sql(), false, statement.losesData(), statement.hazards(), null));
    }

    public Draft withSql(String sql) {
        return with(
                new Statement(
                        sql,
                        statement.transactional(),
                        statement.losesData(),
                        statement.hazards(),
                        null));
    }

    public Draft withHazard(Hazard hazard) {
        return withHazards(plus(statement.hazards(), hazard));
    }

    public Draft withHazards(List<Hazard> hazards) {
        return with(
                new Statement(
                        statement.sql(),
                        statement.transactional(),
                        statement.losesData(),
                        hazards,
                        null));
    }

    public Draft withCheck(Check check) {
        return withChecks(plus(checks, check));
    }

    public Draft withChecks(List<Check> all) {
        return new Draft(phase, statement, effect, all, findings, losses);
    }

    public Draft withFinding(String finding) {
        return new Draft(phase, statement, effect, checks, plus(findings, finding), losses);
    }

    /**
     * The same, marked as losing data; {@code what} names the thing, as in {@code table orders}.
     */
    public Draft losing(String what) {
        return new Draft(
                phase,
                new Statement(
                        statement.sql(),
                        statement.transactional(),
                        true,
                        statement.hazards(),
                        null),
                effect,
                checks,
                findings,
                plus(losses, what));
    }

    private Draft with(Statement changed) {
        return new Draft(phase, changed, effect, checks, findings, losses);
    }

    private static <T> List<T> plus(List<T> items, T item) {
        var all = new ArrayList<>(items);
        all.add(item);
        return all;
    }
}

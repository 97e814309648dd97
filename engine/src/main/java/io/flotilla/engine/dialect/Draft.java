package io.flotilla.engine.dialect;

import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.schema.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        List<Loss> losses) {

    public Draft {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
        losses = List.copyOf(losses);
    }

    /** A thing whose data goes for good, and the table that has it, if any. */
    public record Loss(String what, @Nullable String table) {}

    /**
     * What a statement does to which objects; where {@code said}, writers further out leave it as
     * it is. What it {@code touches} changes without anything that needs it standing in the way: it
     * gets another name, say. What it {@code uses} only has to be there, and stays as it is.
     */
    public record Effect(
            Set<ObjectName> creates,
            Set<ObjectName> alters,
            Set<ObjectName> touches,
            Set<ObjectName> drops,
            Set<ObjectName> uses,
            boolean said) {

        static final Effect UNSAID = nothing(false);

        public Effect {
            creates = Set.copyOf(creates);
            alters = Set.copyOf(alters);
            touches = Set.copyOf(touches);
            drops = Set.copyOf(drops);
            uses = Set.copyOf(uses);
        }

        private static Effect nothing(boolean said) {
            return new Effect(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), said);
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
        return doing(new Effect(Set.of(objects), Set.of(), Set.of(), Set.of(), Set.of(), true));
    }

    /** The same, unless the draft says already what it does. */
    public Draft altering(ObjectName... objects) {
        return doing(new Effect(Set.of(), Set.of(objects), Set.of(), Set.of(), Set.of(), true));
    }

    /** The same, unless the draft says already what it does. */
    public Draft touching(ObjectName object) {
        return doing(new Effect(Set.of(), Set.of(), Set.of(object), Set.of(), Set.of(), true));
    }

    /** The same, unless the draft says already what it does. */
    public Draft dropping(ObjectName... objects) {
        return doing(new Effect(Set.of(), Set.of(), Set.of(), Set.of(objects), Set.of(), true));
    }

    /** The same, unless the draft says already what it does. */
    public Draft using(Set<ObjectName> objects) {
        return doing(new Effect(Set.of(), Set.of(), Set.of(), Set.of(), objects, true));
    }

    /** The same, with its place given by its phase alone. */
    public Draft phasedOnly() {
        return doing(Effect.nothing(true));
    }

    /** The same, about parts that were not there before the object is, if others of their names. */
    public Draft within(ObjectName object) {
        var done =
                new Effect(
                        effect.creates,
                        effect.alters,
                        effect.touches,
                        Set.of(),
                        Set.of(object),
                        true);
        return new Draft(phase, statement, done, checks, findings, losses);
    }

    public Draft inPhase(Phase phase) {
        return new Draft(phase, statement, effect, checks, findings, losses);
    }

    private Draft doing(Effect done) {
        return effect.said() ? this : new Draft(phase, statement, done, checks, findings, losses);
    }

    /** The same, outside any transaction. */
    public Draft alone() {
        return with(statement.alone());
    }

    public Draft withSql(String sql) {
        return with(statement.withSql(sql));
    }

    /** The same, with which choice of the policy's it is. */
    public Draft withNote(String note) {
        return with(statement.withNote(note));
    }

    public Draft withHazard(Hazard hazard) {
        return withHazards(plus(statement.hazards(), hazard));
    }

    public Draft withHazards(List<Hazard> hazards) {
        return with(statement.withRisks(statement.losesData(), hazards));
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
        return losing(new Loss(what, null));
    }

    /** The same, marked as losing data of a table, whose own policy counts. */
    public Draft losing(String what, String table) {
        return losing(new Loss(what, table));
    }

    private Draft losing(Loss loss) {
        return new Draft(
                phase,
                statement.withRisks(true, statement.hazards()),
                effect,
                checks,
                findings,
                plus(losses, loss));
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

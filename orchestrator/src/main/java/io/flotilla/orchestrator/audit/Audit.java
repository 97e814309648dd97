package io.flotilla.orchestrator.audit;

import io.flotilla.orchestrator.access.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The record of acts, which nothing changes or deletes. Details hold names and numbers, never
 * secrets and never a tenant's data.
 */
@ApplicationScoped
public class Audit {
    private final Jdbi jdbi;
    private final Actor actor;

    Audit(Jdbi jdbi, Actor actor) {
        this.jdbi = jdbi;
        this.actor = actor;
    }

    /** Records an act of the current request's actor, in a transaction of its own. */
    public void record(String act, String subject, Map<String, Object> details) {
        recordAs(actor.name(), act, subject, details);
    }

    /** Records an act of background work, or of an actor no longer present. */
    public void recordAs(String actor, String act, String subject, Map<String, Object> details) {
        jdbi.useHandle(handle -> recordAs(handle, actor, act, subject, details));
    }

    /** Records an act in the transaction of {@code handle}: both are there, or neither. */
    public void recordAs(
            Handle handle, String actor, String act, String subject, Map<String, Object> details) {
        handle.attach(AuditDao.class).insert(actor, act, subject, details);
    }

    /** The id of the newest act on a subject, 0 before there is any. */
    public long lastOf(Handle handle, String subject) {
        return handle.attach(AuditDao.class).lastOf(subject);
    }

    /** The first acts on a subject after the one of an id. */
    public List<AuditEntry> listSince(Handle handle, String subject, long id, int limit) {
        return handle.attach(AuditDao.class).listSince(subject, id, limit);
    }

    /** The newest acts on any of these subjects, newest first. */
    public List<AuditEntry> listOf(Collection<String> subjects, int limit) {
        var names = subjects.toArray(String[]::new);
        return jdbi.withExtension(AuditDao.class, dao -> dao.listOf(names, limit));
    }
}

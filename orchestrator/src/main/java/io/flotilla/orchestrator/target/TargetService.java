package io.flotilla.orchestrator.target;

import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.audit.AuditEntry;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.registry.target.TargetDao;
import io.flotilla.registry.target.TargetNotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One target: finding it by what people call it, showing and changing it. */
@ApplicationScoped
class TargetService {
    private static final int HISTORY = 200;
    private static final int RECENT = 10;

    private final Jdbi jdbi;
    private final Audit audit;
    private final Actor actor;
    private final TargetDifference difference;
    private final Quarantine quarantine;

    TargetService(
            Jdbi jdbi,
            Audit audit,
            Actor actor,
            TargetDifference difference,
            Quarantine quarantine) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.actor = actor;
        this.difference = difference;
        this.quarantine = quarantine;
    }

    /** The one target that is meant; a tenant with several is a conflict that lists them. */
    TargetRow require(String tenantOrId, @Nullable String database) {
        return jdbi.withExtension(
                TargetViewDao.class,
                dao -> {
                    var found = dao.listByTenant(tenantOrId, database);
                    if (found.size() > 1) {
                        throw ambiguous(tenantOrId, found);
                    }
                    return found.isEmpty() ? requireId(dao, tenantOrId) : found.getFirst();
                });
    }

    private static TargetRow requireId(TargetViewDao dao, String text) {
        try {
            return dao.findById(Long.parseLong(text))
                    .orElseThrow(() -> new TargetNotFound(Long.parseLong(text)));
        } catch (NumberFormatException e) {
            throw ProblemException.notFound(
                    "target-not-found", "there is no target of tenant '%s'".formatted(text));
        }
    }

    private static ProblemException ambiguous(String tenant, List<TargetRow> found) {
        var where =
                found.stream()
                        .map(
                                row ->
                                        "%d (%s on %s)"
                                                .formatted(row.id(), row.schema(), row.database()))
                        .collect(Collectors.joining(", "));
        return new ProblemException(
                409,
                "ambiguous-target",
                "Conflict",
                "tenant '%s' has several targets: %s; name one by id or with ?database="
                        .formatted(tenant, where),
                Map.of("ids", found.stream().map(TargetRow::id).toList()));
    }

    TargetDetail detail(TargetRow target) {
        return new TargetDetail(target, difference.of(target), attempts(target, RECENT));
    }

    TargetRow patch(long id, TargetPatchRequest request) {
        var patch = request.patch();
        return jdbi.inTransaction(
                handle -> {
                    var target = handle.attach(TargetDao.class).update(id, patch);
                    quarantine.note(handle, id, patch.status(), request.reason(), request.until());
                    var details = new HashMap<String, Object>();
                    if (!patch.labels().isEmpty()) {
                        details.put("labels", patch.labels());
                    }
                    if (patch.status() != null) {
                        details.put("status", target.status().text());
                    }
                    if (patch.notes() != null) {
                        details.put("notes", patch.notes());
                    }
                    if (request.reason() != null) {
                        details.put("reason", request.reason());
                    }
                    if (request.until() != null) {
                        details.put("until", request.until().toString());
                    }
                    audit.recordAs(handle, actor.name(), "target.change", subject(id), details);
                    return handle.attach(TargetViewDao.class)
                            .findById(id)
                            .orElseThrow(() -> new TargetNotFound(id));
                });
    }

    List<TargetViewDao.AttemptRow> attempts(TargetRow target) {
        return attempts(target, HISTORY);
    }

    /** On the target itself, and on the rollouts it is in. */
    List<AuditEntry> acts(TargetRow target) {
        var subjects = new ArrayList<String>();
        subjects.add(subject(target.id()));
        subjects.addAll(
                jdbi.withExtension(
                        TargetViewDao.class, dao -> dao.listRolloutSubjects(target.id())));
        return audit.listOf(subjects, HISTORY);
    }

    private List<TargetViewDao.AttemptRow> attempts(TargetRow target, int limit) {
        return jdbi.withExtension(TargetViewDao.class, dao -> dao.listAttempts(target.id(), limit));
    }

    private static String subject(long id) {
        return "target:" + id;
    }
}

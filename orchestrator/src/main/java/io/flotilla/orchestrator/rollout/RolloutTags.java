package io.flotilla.orchestrator.rollout;

import io.flotilla.engine.Sha256;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Entity tags of rollouts. A tag stands for what people decide on: what was done to the rollout,
 * its state and that of its waves, how it was changed. Counts of targets move all the time and are
 * not in it.
 */
@ApplicationScoped
class RolloutTags {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([!#-~]*)\"|\\*");
    private static final Pattern LIST =
            Pattern.compile("\\s*(?:%1$s)\\s*(?:,\\s*(?:%1$s)\\s*)*".formatted(TAG.pattern()));
    private static final String ANY = "*";
    private static final int TOLD = 5;

    private final Jdbi jdbi;
    private final Audit audit;

    RolloutTags(Jdbi jdbi, Audit audit) {
        this.jdbi = jdbi;
        this.audit = audit;
    }

    /** Of the rollout as it is now. Ask before you read what you show with it, never after. */
    String of(long id) {
        return jdbi.withHandle(
                handle ->
                        of(
                                handle,
                                handle.attach(RolloutDao.class)
                                        .findById(id)
                                        .orElseThrow(() -> RolloutActs.notFound(id))));
    }

    private String of(Handle handle, Rollout rollout) {
        var waves =
                handle.attach(WaveDao.class).list(rollout.id()).stream()
                        .map(
                                wave ->
                                        "%s %s %s %s"
                                                .formatted(
                                                        wave.openedAt(),
                                                        wave.workedAt(),
                                                        wave.promotedAt(),
                                                        wave.doneAt()))
                        .collect(Collectors.joining("\n"));
        var decidedOn =
                "%s %s %s %d %d %s %s\n%s\n%s"
                        .formatted(
                                rollout.state(),
                                rollout.direction(),
                                rollout.halted(),
                                rollout.revision(),
                                rollout.revertWave(),
                                rollout.manifestDigest(),
                                rollout.approvedDigest(),
                                rollout.reason(),
                                waves);
        var hash = HexFormat.of().formatHex(Sha256.of(decidedOn), 0, 8);
        return "\"%d-%s\"".formatted(audit.lastOf(handle, rollout.subject()), hash);
    }

    /**
     * Lets an act go on where one of {@code ifMatch} is the rollout's tag, or there is none. Call
     * it under the rollout's lock.
     *
     * @throws ProblemException if the rollout has changed, with what was done to it since
     */
    void require(Handle handle, Rollout rollout, List<String> ifMatch) {
        if (ifMatch.isEmpty()) {
            return;
        }
        var wanted = String.join(",", ifMatch);
        if (!LIST.matcher(wanted).matches()) {
            throw ProblemException.badRequest(
                    "invalid-if-match",
                    "If-Match '%s' is no entity tag: send the ETag of GET /api/v1/rollouts/%d as it is, with its quotes"
                            .formatted(wanted, rollout.id()));
        }
        var now = of(handle, rollout);
        var tags = TAG.matcher(wanted).results().map(tag -> tag.group()).toList();
        if (!tags.contains(now) && !tags.contains(ANY)) {
            throw stale(handle, rollout, tags.getFirst(), now);
        }
    }

    private ProblemException stale(Handle handle, Rollout rollout, String seen, String now) {
        var acts =
                audit.listSince(handle, rollout.subject(), lastAct(seen), TOLD).stream()
                        .map(it -> "%s by %s at %s".formatted(it.act(), it.actor(), it.at()))
                        .toList();
        return new ProblemException(
                412,
                "stale-rollout",
                "Precondition failed",
                "rollout %d has changed since it was read and is %s now%s; read it again and decide anew"
                        .formatted(
                                rollout.id(),
                                rollout.state().label(),
                                acts.isEmpty() ? "" : " (" + String.join(", ", acts) + ")"),
                Map.of("state", rollout.state(), "etag", now, "acts", acts));
    }

    /** What had been done when the tag was made; nothing is told of what is no tag of ours. */
    private static long lastAct(String tag) {
        var ours = Pattern.compile("\"([0-9]{1,18})-[0-9a-f]+\"").matcher(tag);
        return ours.matches() ? Long.parseLong(ours.group(1)) : Long.MAX_VALUE;
    }
}

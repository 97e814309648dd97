package io.flotilla.orchestrator.release;

import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.DesiredStateInvalid;
import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.scan.SchemaSnapshotDao;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Publishes desired states and finds them again. */
@ApplicationScoped
public class ReleaseService {

    private final Jdbi jdbi;
    private final ScratchDatabases scratch;
    private final Audit audit;
    private final InstantSource clock;

    ReleaseService(Jdbi jdbi, ScratchDatabases scratch, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.scratch = scratch;
        this.audit = audit;
        this.clock = clock;
    }

    /** The release, and whether this call made it. */
    public record Published(Release release, boolean created) {}

    /**
     * Loads the desired state into a scratch schema and keeps what came out of it under the tag.
     * The same content under the same tag is the same release; other content is refused.
     */
    public Published publish(NewRelease wanted, String by) {
        var digest = ContentDigest.of(wanted);
        var known = find(wanted.reference());
        if (known.isPresent()) {
            return new Published(sameContent(known.get(), digest), false);
        }
        var schema = load(wanted);
        var created = jdbi.inTransaction(handle -> insert(handle, wanted, digest, schema, by));
        return new Published(sameContent(require(wanted.reference()), digest), created);
    }

    public Optional<Release> find(ReleaseReference reference) {
        return jdbi.withExtension(
                ReleaseDao.class, dao -> dao.find(reference.name(), reference.tag()));
    }

    /**
     * The release named by {@code name@tag}.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public Release require(String reference) {
        return require(ReleaseReference.parse(reference));
    }

    /** Newest first. */
    Page<ReleaseSummary> list(PageRequest page) {
        var rows =
                jdbi.withExtension(
                        ReleaseDao.class,
                        dao -> dao.listBefore(page.after(Long.MAX_VALUE), page.rows()));
        return Page.of(rows, page, release -> new Object[] {release.id()});
    }

    List<SourceFile> sources(Release release) {
        return jdbi.withExtension(ReleaseDao.class, dao -> dao.sources(release.id()));
    }

    private Release require(ReleaseReference reference) {
        return find(reference)
                .orElseThrow(
                        () ->
                                ProblemException.notFound(
                                        "release-not-found",
                                        "there is no release '%s'".formatted(reference)));
    }

    private Schema load(NewRelease wanted) {
        var dialect = Dialects.require(wanted.dialect());
        try {
            return scratch.with(
                    dialect,
                    wanted.scratch(),
                    connection -> DesiredState.load(dialect, connection, wanted.sources()));
        } catch (DesiredStateInvalid e) {
            throw invalid(e);
        }
    }

    private static ProblemException invalid(DesiredStateInvalid e) {
        var place = new HashMap<String, Object>();
        if (e.file() != null) {
            place.put("file", e.file());
            place.put("line", e.line());
        }
        if (e.statement() != null) {
            place.put("statement", e.statement());
        }
        return new ProblemException(
                422,
                "invalid-desired-state",
                "Desired state invalid",
                String.valueOf(e.getMessage()),
                place);
    }

    /** Whether the release was made; false where another request made one under the tag first. */
    private boolean insert(
            Handle handle, NewRelease wanted, String digest, Schema schema, String by) {
        var fingerprint = Fingerprinter.fingerprint(schema);
        handle.attach(SchemaSnapshotDao.class).save(fingerprint, schema);
        var id =
                handle.attach(ReleaseDao.class)
                        .insert(
                                wanted.reference().name(),
                                wanted.reference().tag(),
                                wanted.dialect(),
                                fingerprint,
                                schema,
                                wanted.sources(),
                                digest,
                                wanted.policy(),
                                by,
                                clock.instant());
        if (id.isEmpty()) {
            return false;
        }
        audit.recordAs(
                handle,
                by,
                "release.publish",
                "release:" + wanted.reference(),
                Map.of("digest", digest, "fingerprint", fingerprint.value()));
        return true;
    }

    private static Release sameContent(Release release, String digest) {
        if (release.digest().equals(digest)) {
            return release;
        }
        throw new ProblemException(
                409,
                "release-exists",
                "Conflict",
                "release '%s' was published with other content: publish under a new tag"
                        .formatted(release.reference()),
                Map.of("published", release.digest(), "sent", digest));
    }
}

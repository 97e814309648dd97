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
import org.jspecify.annotations.Nullable;

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
     * The same content under the same tag is the same release; other content of the dialect is
     * refused.
     */
    public Published publish(NewRelease wanted, String by) {
        var digest = ContentDigest.of(wanted);
        var known = find(wanted);
        if (known.isPresent()) {
            return new Published(sameContent(known.get(), digest), false);
        }
        var schema = load(wanted);
        var created = jdbi.inTransaction(handle -> insert(handle, wanted, digest, schema, by));
        return new Published(sameContent(find(wanted).orElseThrow(), digest), created);
    }

    private Optional<Release> find(NewRelease wanted) {
        return list(wanted.reference()).stream()
                .filter(release -> release.dialect().equals(wanted.dialect()))
                .findFirst();
    }

    /** The releases of a name and tag, one for each dialect, by its name. */
    private List<Release> list(ReleaseReference reference) {
        return jdbi.withExtension(
                ReleaseDao.class, dao -> dao.list(reference.name(), reference.tag()));
    }

    /** The releases of a name and tag, one for each dialect, by its name; one at least. */
    public List<Release> requireAll(ReleaseReference reference) {
        var all = list(reference);
        if (all.isEmpty()) {
            throw ProblemException.notFound(
                    "release-not-found", "there is no release '%s'".formatted(reference));
        }
        return all;
    }

    /**
     * The release named by {@code name@tag}.
     *
     * @param dialect which of them, where there are several
     * @throws IllegalArgumentException if the text is not of that form
     */
    public Release require(String reference, @Nullable String dialect) {
        var all = requireAll(ReleaseReference.parse(reference));
        if (dialect == null && all.size() > 1) {
            throw ambiguous(all);
        }
        return all.stream()
                .filter(release -> dialect == null || release.dialect().equals(dialect))
                .findFirst()
                .orElseThrow(() -> ofOtherDialect(all, dialect));
    }

    private static ProblemException ambiguous(List<Release> all) {
        return new ProblemException(
                409,
                "release-ambiguous",
                "Conflict",
                "release '%s' is there for %s: say which with ?dialect=, on the command line with --dialect"
                        .formatted(all.getFirst().reference(), dialects(all)),
                Map.of("dialects", all.stream().map(Release::dialect).toList()));
    }

    private static ProblemException ofOtherDialect(List<Release> all, @Nullable String dialect) {
        return ProblemException.notFound(
                "release-not-found",
                "there is no release '%s' for %s: it is there for %s"
                        .formatted(all.getFirst().reference(), dialect, dialects(all)));
    }

    private static String dialects(List<Release> all) {
        return String.join(" and ", all.stream().map(Release::dialect).toList());
    }

    /**
     * Newest first.
     *
     * @param reference {@code name@tag}, for the releases of that alone; null for all
     */
    Page<ReleaseSummary> list(@Nullable String reference, PageRequest page) {
        if (reference != null) {
            var all = list(ReleaseReference.parse(reference));
            return new Page<>(all.stream().map(ReleaseSummary::of).toList(), null);
        }
        var rows =
                jdbi.withExtension(
                        ReleaseDao.class,
                        dao -> dao.listBefore(page.after(Long.MAX_VALUE), page.rows()));
        return Page.of(rows, page, release -> new Object[] {release.id()});
    }

    List<SourceFile> sources(Release release) {
        return jdbi.withExtension(ReleaseDao.class, dao -> dao.sources(release.id()));
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

    /** Whether the release was made; false where another request made it first. */
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
                Map.of(
                        "dialect", wanted.dialect(),
                        "digest", digest,
                        "fingerprint", fingerprint.value()));
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
                "release '%s' was published for %s with other content: publish under a new tag"
                        .formatted(release.reference(), release.dialect()),
                Map.of("published", release.digest(), "sent", digest));
    }
}

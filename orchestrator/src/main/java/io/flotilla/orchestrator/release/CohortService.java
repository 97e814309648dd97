package io.flotilla.orchestrator.release;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.orchestrator.release.CohortDao.Row;
import io.flotilla.orchestrator.scan.SchemaSnapshotDao;
import io.flotilla.orchestrator.scan.Snapshots;
import io.flotilla.registry.selector.Selector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Tells the cohorts of a selection against a release, by what is recorded of the targets: neither
 * the fleet is read nor a plan made.
 */
@ApplicationScoped
public class CohortService {

    /** Differences are for people; the states past these are listed without one. */
    private static final int MOST_DIFFERENCES = 50;

    private final Jdbi jdbi;
    private final CohortDao cohorts;

    CohortService(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.cohorts = new CohortDao(jdbi);
    }

    /** Largest first. Targets that could not be read, or never were, are in none of them. */
    public List<Cohort> cohorts(Release release, Selector selector) {
        var rows = cohorts.list(release, selector);
        var snapshots = snapshotsFor(release, rows);
        var dialect = Dialects.require(release.dialect());
        return rows.stream().map(row -> cohort(release, dialect, row, snapshots)).toList();
    }

    /** Why the release brings nothing to a state; null where it does. */
    private static @Nullable String reason(Release release, Row row) {
        if (row.fingerprint().equals(release.fingerprint()) || row.planDigest() != null) {
            return null;
        }
        if (row.refusals() != null) {
            return String.join("; ", row.refusals());
        }
        if (row.known()) {
            return "no plan has been made for this state yet";
        }
        return row.expected() == null
                ? "unknown state: no state is the fleet's usual one"
                : "drifted from " + row.expected().brief();
    }

    private static Cohort cohort(
            Release release, Dialect dialect, Row row, Snapshots snapshots) {
        var reason = reason(release, row);
        var atRelease = row.fingerprint().equals(release.fingerprint());
        return new Cohort(
                row.fingerprint(),
                row.count(),
                row.examples(),
                atRelease
                        ? CohortState.AT_RELEASE
                        : reason == null ? CohortState.PLANNED : CohortState.NO_PLAN,
                reason,
                row.known()
                        ? null
                        : snapshots.difference(dialect, row.expected(), row.fingerprint()),
                atRelease ? null : row.planDigest());
    }

    private Snapshots snapshotsFor(Release release, List<Row> rows) {
        Set<Fingerprint> wanted = new HashSet<>();
        rows.stream()
                .filter(row -> reason(release, row) != null && !row.known())
                .limit(MOST_DIFFERENCES)
                .forEach(
                        row -> {
                            wanted.add(row.fingerprint());
                            if (row.expected() != null) {
                                wanted.add(row.expected());
                            }
                        });
        return wanted.isEmpty()
                ? Snapshots.NONE
                : jdbi.withExtension(SchemaSnapshotDao.class, dao -> dao.load(wanted));
    }
}

package io.flotilla.orchestrator.drift;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.Cursor;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.notify.Notifications;
import io.flotilla.orchestrator.scan.FleetScanner;
import io.flotilla.orchestrator.scan.ScanSummary;
import io.flotilla.orchestrator.scan.SchemaSnapshotDao;
import io.flotilla.orchestrator.scan.Snapshots;
import io.flotilla.registry.selector.Selector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Finds what is not as recorded, and lets an operator take it as it is. */
@ApplicationScoped
public class DriftService {

    /** Greater than any fingerprint. */
    private static final String LAST = "~";

    /** Who scans where nobody asked. */
    private static final String SCHEDULE = "flotilla";

    private final Jdbi jdbi;
    private final FleetScanner scanner;
    private final Audit audit;

    DriftService(Jdbi jdbi, FleetScanner scanner, Audit audit) {
        this.jdbi = jdbi;
        this.scanner = scanner;
        this.audit = audit;
    }

    /** Reads the selected targets, whatever their status, except those that are leaving. */
    public ScanSummary scan(Selector selector, String by) {
        var summary = scanner.scan(selector);
        audit.recordAs(
                by,
                "drift.scan",
                "fleet:" + selector,
                Map.of("scanned", summary.scanned(), "drifted", summary.drifted()));
        return summary;
    }

    /** Reads the whole fleet, and has it told where more of it drifts than before. */
    public void scanAll() {
        var before = drifting();
        scan(Selector.all(), SCHEDULE);
        var now = drifting();
        if (now > before) {
            jdbi.useHandle(
                    handle ->
                            Notifications.tell(
                                    handle,
                                    "drift.found",
                                    "fleet",
                                    Map.of("drifted", now, "before", before)));
        }
    }

    private long drifting() {
        return jdbi.withExtension(DriftDao.class, DriftDao::countByKind)
                .getOrDefault(DriftDao.CHANGED, 0L);
    }

    DriftReport report(PageRequest page) {
        return jdbi.withHandle(
                handle -> {
                    var dao = handle.attach(DriftDao.class);
                    var found = Page.of(rows(dao, page), page, DriftService::key);
                    var snapshots = snapshots(handle.attach(SchemaSnapshotDao.class), found);
                    return new DriftReport(
                            found.map(row -> deviation(row, snapshots)).items(),
                            found.next(),
                            dao.listUnreadable(),
                            dao.oldestInspectionSeconds());
                });
    }

    /** One deviation, as it is now. */
    Deviation require(Fingerprint fingerprint, Fingerprint expected) {
        return jdbi.withHandle(
                handle -> {
                    var row =
                            handle.attach(DriftDao.class)
                                    .find(fingerprint, expected)
                                    .orElseThrow(() -> stale(fingerprint));
                    var snapshots =
                            handle.attach(SchemaSnapshotDao.class)
                                    .load(List.of(expected, fingerprint));
                    return deviation(row, snapshots);
                });
    }

    private static ProblemException stale(Fingerprint fingerprint) {
        return ProblemException.conflict(
                "stale-drift",
                "no target in state %s deviates that way any more: scan and look again"
                        .formatted(fingerprint));
    }

    /**
     * Takes the state as the expected one of the targets that should have been in {@code expected},
     * or have no expected state where that is null. Returns how many they are.
     */
    public int adopt(Fingerprint fingerprint, @Nullable Fingerprint expected, String by) {
        return jdbi.inTransaction(
                handle -> {
                    var adopted = handle.attach(DriftDao.class).adopt(fingerprint, expected);
                    if (adopted == 0) {
                        throw stale(fingerprint);
                    }
                    audit.recordAs(
                            handle,
                            by,
                            "drift.adopt",
                            "fingerprint:" + fingerprint,
                            Map.of(
                                    "expected",
                                    expected == null ? "none" : expected.value(),
                                    "targets",
                                    adopted));
                    return adopted;
                });
    }

    private static List<DriftDao.Row> rows(DriftDao dao, PageRequest page) {
        var cursor = page.cursor();
        if (cursor == null) {
            return dao.listAfter(Long.MAX_VALUE, LAST, LAST, page.rows());
        }
        var key = Cursor.decode(cursor, 3);
        return dao.listAfter(
                Cursor.number(cursor, key.get(0)), key.get(1), key.get(2), page.rows());
    }

    private static Object[] key(DriftDao.Row row) {
        return new Object[] {row.count(), row.expected(), row.fingerprint()};
    }

    private static Snapshots snapshots(SchemaSnapshotDao dao, Page<DriftDao.Row> rows) {
        return dao.load(
                rows.items().stream()
                        .flatMap(row -> Stream.of(row.expected(), row.fingerprint()))
                        .toList());
    }

    private static Deviation deviation(DriftDao.Row row, Snapshots snapshots) {
        var dialect = Dialects.require(row.dialect());
        return new Deviation(
                row.fingerprint(),
                row.expected(),
                row.count(),
                row.examples(),
                row.inspectedAt(),
                snapshots.difference(dialect, row.expected(), row.fingerprint()),
                snapshots.difference(dialect, row.fingerprint(), row.expected()));
    }
}

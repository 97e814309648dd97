package io.flotilla.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flotilla.engine.testing.MariaDbServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Other tools' diff cases for MySQL, there and back, on MariaDB as its stand-in; the options are
 * those of {@link CorpusTest}. A few run always, all of them with {@code -Dcorpus.mysql=true}.
 * Plans are run statement by statement, and judged by {@code mariadb-dump}, which comes with the
 * embedded server; {@code -Dmariadb.bin=DIR} names another.
 */
class MySqlCorpusTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    /** Of the cases that live in one database, how many must pass; raised as the engine grows. */
    private static final double MUST_PASS = 0.95;

    /** Cases whose databases are dumped together. */
    private static final int AT_ONCE = 10;

    /** Of each kind of object and of each source, a case that takes little time. */
    private static final Set<String> ALWAYS =
            Set.of(
                    "atlas/foreign-key-modify-action-step1",
                    "bytebase/generate-migration-fulltext-and-spatial-indexes",
                    "bytebase/generate-migration-reverse-events-and-advanced-features",
                    "bytebase/generate-migration-reverse-generated-columns",
                    "bytebase/sdl-migration-live-trigger",
                    "skeema/golden-mariadb-product-init-to-routines",
                    "skeema/golden-mysql-product-init-to-unsupported",
                    "sqldef/constraints-check-row-value-constructor-outer-order-should-match",
                    "sqldef/constraints-create-table-foreign-key-with-options",
                    "sqldef/events-alter-event-multiple-changes",
                    "sqldef/fk-deps-foreign-key-dependencies-primary-key-change",
                    "sqldef/generated-change-generate-column-stored-to-virtual",
                    "sqldef/partition-partition-by-list-drop-partition",
                    "sqldef/views-triggers-view-security-type",
                    "vitess-schemadiff/schema-diff-add-fk-alter-referenced-column");

    private Corpus corpus;

    @BeforeEach
    void find() {
        var found = Corpus.find();
        if (found.isEmpty()) {
            var nothing =
                    "no diff cases: neither -Dcorpus=DIR nor ../shared/corpus has an index.tsv";
            System.out.println("skipped: " + nothing);
            abort(nothing);
        }
        assumeTrue(MariaDbServer.programs().isPresent(), "no mariadb-dump: -Dmariadb.bin names it");
        corpus = found.get();
    }

    @Test
    void leadsMariaDbToEveryStateThatLivesInOneDatabase()
            throws SQLException, IOException, InterruptedException, ExecutionException {
        var all = Boolean.getBoolean("corpus.mysql");
        var named = all || System.getProperty("corpus.cases") != null;
        var cases =
                corpus.casesOfMySql().stream()
                        .filter(CorpusCase::counts)
                        .filter(
                                one ->
                                        all
                                                || ALWAYS.contains(
                                                        one.name().substring("mysql/".length())))
                        .toList();
        assumeTrue(!cases.isEmpty(), "no such cases");
        var start = System.nanoTime();
        var report = new ConformanceReport(run(cases));
        var took = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        System.out.printf("MariaDB for MySQL: %s in %d s%n", report.summary(), took);
        var file = System.getProperty("corpus.report");
        if (file != null) {
            report.writeTo(Path.of(file));
        }
        if (all) {
            write(report);
        }

        assertThat(report.passed()).as(report.notPassed()).isGreaterThanOrEqualTo(MUST_PASS);
    }

    private void write(ConformanceReport report) throws IOException, SQLException {
        if (!ConformancePage.isAccepted()) {
            return;
        }
        var notRun =
                corpus.casesOfMySql().stream()
                        .filter(one -> !one.counts())
                        .map(
                                one ->
                                        "- %s: %s"
                                                .formatted(
                                                        one.name(), String.join(", ", one.needs())))
                        .collect(Collectors.joining("\n"));
        try (var connection = SERVER.connect()) {
            ConformancePage.write(
                    """
                    ## MariaDB, as the stand-in for MySQL

                    Run by `MySqlCorpusTest` on MariaDB %s; a few of them always, all with
                    `-Dcorpus.mysql=true`. The judge is `mariadb-dump --no-data --routines --triggers
                    --events`, the order of objects and of keys aside. On the way to the desired state what
                    goes is kept in the trash, on the way from there it is dropped.

                    %s

                    %s
                    ### Not passed on MariaDB

                    %s

                    ### Not run on MariaDB

                    What only MySQL, or a newer MariaDB, can load, and what the other tool expects to fail.

                    %s
                    """
                            .formatted(
                                    connection.getMetaData().getDatabaseProductVersion(),
                                    report.summary(),
                                    report.tables(),
                                    report.notPassed().replaceAll("(?m)^", "- "),
                                    notRun));
        }
    }

    private static List<Verdict> run(List<CorpusCase> cases)
            throws InterruptedException, ExecutionException {
        var left = new ConcurrentLinkedQueue<>(cases);
        var verdicts = new ConcurrentLinkedQueue<Verdict>();
        var count = Runtime.getRuntime().availableProcessors();
        try (var threads = Executors.newFixedThreadPool(count)) {
            var work = new ArrayList<Callable<Void>>();
            for (var i = 0; i < count; i++) {
                work.add(
                        () -> {
                            work(left, verdicts);
                            return null;
                        });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        return verdicts.stream()
                .sorted((one, other) -> one.of().name().compareTo(other.of().name()))
                .toList();
    }

    private static void work(Queue<CorpusCase> left, Queue<Verdict> verdicts) throws SQLException {
        while (!left.isEmpty()) {
            var runs = new ArrayList<MySqlCaseRun>();
            for (var one = left.poll(); one != null; one = left.poll()) {
                var run = new MySqlCaseRun(one, SERVER);
                var ended = run.run();
                if (ended.isPresent()) {
                    verdicts.add(new Verdict(one, ended.get()));
                    run.close();
                } else {
                    runs.add(run);
                }
                if (runs.size() == AT_ONCE) {
                    break;
                }
            }
            var databases = runs.stream().flatMap(run -> run.databases().stream()).toList();
            var dumps =
                    databases.isEmpty()
                            ? Map.<String, MySqlDump>of()
                            : MySqlDump.of(SERVER, databases);
            for (var run : runs) {
                verdicts.add(new Verdict(run.of(), run.judge(dumps)));
                run.close();
            }
        }
    }
}

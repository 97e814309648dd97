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
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Other tools' diff cases for MySQL, there and back, on MariaDB as its stand-in; the options are
 * those of {@link CorpusTest}, and {@code -Dcorpus.mysql=true} has them run at all. Plans are run
 * statement by statement, and judged by what the server says of each object, or with {@code
 * -Dcorpus.judge=mariadb-dump} by that program.
 */
class MySqlCorpusTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    /** Of the cases that live in one database, how many must pass; raised as the engine grows. */
    private static final double MUST_PASS = 0.95;

    private List<CorpusCase> cases = List.of();

    @BeforeEach
    void find() throws IOException {
        if (!Boolean.getBoolean("corpus.mysql")) {
            System.out.println("skipped: the diff cases for MySQL run with -Dcorpus.mysql=true");
            abort("-Dcorpus.mysql=true runs them");
        }
        var found = Corpus.find();
        if (found.isEmpty()) {
            var nothing =
                    "no diff cases: neither -Dcorpus=DIR nor ../shared/corpus has an index.tsv";
            System.out.println("skipped: " + nothing);
            abort(nothing);
        }
        assumeTrue(
                !MySqlPlace.BY_PROGRAM || MariaDbServer.programs().isPresent(),
                "no mariadb-dump: -Dmariadb.bin names it");
        cases = found.get().casesOfMySql().stream().filter(CorpusCase::counts).toList();
    }

    @Test
    void leadsMariaDbToEveryStateThatLivesInOneDatabase()
            throws SQLException, IOException, InterruptedException, ExecutionException {
        assumeTrue(!cases.isEmpty(), "no such cases");
        var start = System.nanoTime();
        var report = new ConformanceReport(run());
        var took = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        System.out.printf("MariaDB for MySQL: %s in %d s%n", report.summary(), took);
        var file = System.getProperty("corpus.report");
        if (file != null) {
            report.writeTo(Path.of(file));
        }

        assertThat(report.passed()).as(report.notPassed()).isGreaterThanOrEqualTo(MUST_PASS);
    }

    private List<Verdict> run() throws InterruptedException, ExecutionException {
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
        try (var target = new MySqlPlace(SERVER);
                var fresh = new MySqlPlace(SERVER)) {
            for (var one = left.poll(); one != null; one = left.poll()) {
                verdicts.add(new Verdict(one, new MySqlCaseRun(one, target, fresh).outcome()));
            }
        }
    }
}

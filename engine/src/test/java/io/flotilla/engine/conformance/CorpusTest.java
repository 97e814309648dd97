package io.flotilla.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Other tools' diff cases, there and back: all that live in one schema, and of those that go beyond
 * it every eighth, with {@code -Dcorpus.beyond=all} all of them. {@code -Dcorpus=DIR} names another
 * folder of them, {@code -Dcorpus.cases=pg/a/b,pg/c/**} takes a few, {@code -Dcorpus.report=FILE}
 * writes every outcome with its reason, {@code -Dcorpus.judge=pg_dump} judges by pg_dump, on a
 * server that is installed, instead of the corpus' own question, {@code -Dconformance.accept}
 * writes {@code docs/conformance.md}.
 */
class CorpusTest {

    private static final boolean BY_DUMP = "pg_dump".equals(System.getProperty("corpus.judge"));

    @RegisterExtension
    static final PostgresServer SERVER =
            BY_DUMP
                    ? PostgresServer.installed().orElseGet(PostgresServer::new)
                    : new PostgresServer();

    /** Of the cases that live in one schema, how many must pass; raised as the engine grows. */
    private static final double MUST_PASS = 0.99;

    /** And how many of those that go beyond it may end in something else than a clear word. */
    private static final int MAY_FAIL_UNNAMED = 5;

    /** Of those, one of so many is run; of the ones that are asked for by name, each. */
    private static final int SHARE =
            "all".equals(System.getProperty("corpus.beyond"))
                            || System.getProperty("corpus.cases") != null
                    ? 1
                    : 8;

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
        corpus = found.get();
    }

    @Test
    void leadsToEveryStateThatLivesInOneSchema() throws SQLException, IOException {
        var report = run(corpus.cases().stream().filter(CorpusCase::counts).toList(), "");

        write(report);
        assertThat(report.passed()).as(report.notPassed()).isGreaterThanOrEqualTo(MUST_PASS);
    }

    @Test
    void refusesByNameWhatGoesBeyondOneSchema() throws SQLException, IOException {
        var beyond = corpus.cases().stream().filter(one -> !one.counts()).toList();
        var report =
                run(
                        IntStream.range(0, beyond.size())
                                .filter(at -> at % SHARE == 0)
                                .mapToObj(beyond::get)
                                .toList(),
                        ".beyond");

        assertThat(report.unnamedFailures())
                .as(report.notPassed())
                .isLessThanOrEqualTo(Math.ceilDiv(MAY_FAIL_UNNAMED, SHARE));
    }

    private ConformanceReport run(List<CorpusCase> cases, String suffix)
            throws SQLException, IOException {
        assumeTrue(!cases.isEmpty(), "no such cases in " + corpus.folder());
        var start = System.nanoTime();
        var report = new ConformanceReport(new CorpusRun(SERVER, judge()).run(cases));
        var took = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        System.out.printf("%s in %d s%n", report.summary(), took);
        var file = System.getProperty("corpus.report");
        if (file != null) {
            report.writeTo(Path.of(file + suffix));
        }
        return report;
    }

    private Judge judge() throws SQLException, IOException {
        return BY_DUMP
                ? DumpJudge.find(SERVER)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "no pg_dump of the server's version"))
                : Judge.OfCatalog.within(corpus.facts());
    }

    private static void write(ConformanceReport report) throws IOException, SQLException {
        if (!ConformancePage.isAccepted()) {
            return;
        }
        try (var connection = SERVER.connect()) {
            ConformancePage.write(
                    """
                    ## PostgreSQL

                    Run by `CorpusTest` on PostgreSQL %s. The judge is a query over the catalogs that comes
                    with the cases and shares nothing with the engine; `-Dcorpus.judge=pg_dump` makes it
                    `pg_dump --schema-only`, on a server of Debian's `postgresql` package that the test starts.
                    Real applications' schemas (`RealApplicationsTest`) are judged by `pg_dump` wherever that
                    package is installed.

                    %s

                    %s
                    ### Not passed

                    %s
                    """
                            .formatted(
                                    connection.getMetaData().getDatabaseProductVersion(),
                                    report.summary(),
                                    report.tables(),
                                    report.notPassed().replaceAll("(?m)^", "- ")));
        }
    }
}

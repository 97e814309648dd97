package io.flotilla.engine.conformance;

import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs cases in as many threads as there are processors, each with databases of its own. */
final class CorpusRun {

    private final PostgresServer server;
    private final Judge judge;

    CorpusRun(PostgresServer server, Judge judge) {
        this.server = server;
        this.judge = judge;
    }

    /** Every verdict, by the name of its case. */
    List<Verdict> run(List<CorpusCase> cases) throws SQLException {
        new Needs(server).meet(cases);
        var left = new ConcurrentLinkedQueue<>(cases);
        var verdicts = new ConcurrentLinkedQueue<Verdict>();
        try (var threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var work = new ArrayList<Future<?>>();
            for (var i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                work.add(
                        threads.submit(
                                () -> {
                                    work(left, verdicts);
                                    return null;
                                }));
            }
            for (var one : work) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread of the run failed", e.getCause());
        }
        return verdicts.stream()
                .sorted((one, other) -> one.of().name().compareTo(other.of().name()))
                .toList();
    }

    private void work(Queue<CorpusCase> left, Queue<Verdict> verdicts) throws SQLException {
        try (var target = new Workplace(server);
                var fresh = new Workplace(server)) {
            for (var one = left.poll(); one != null; one = left.poll()) {
                verdicts.add(new Verdict(one, new CaseRun(one, target, fresh, judge).outcome()));
            }
        }
    }
}

package io.flotilla.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.SchemaSql;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The schemas of real applications, as Debian packages ship them. Each goes in, comes out as SQL
 * and goes in again as the same; and wherever an older state can be had, the plan from there leads
 * to the newer one and back: of each application the last step, with {@code -Dapplications=all}
 * every one. The judge is pg_dump wherever one for the server is installed, and with it the server.
 */
class RealApplicationsTest {

    @RegisterExtension
    static final PostgresServer SERVER = PostgresServer.installed().orElseGet(PostgresServer::new);

    private static final boolean ALL = "all".equals(System.getProperty("applications"));

    private Judge judge;
    private Workplace target;
    private Workplace fresh;

    @BeforeEach
    void open() throws SQLException, IOException {
        judge = Judge.find(SERVER);
        System.out.printf("judged by %s on %s%n", judge.name(), version());
        target = new Workplace(SERVER);
        fresh = new Workplace(SERVER);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
        fresh.close();
    }

    @TestFactory
    Stream<DynamicTest> goInAndComeOutEqual()
            throws IOException, InterruptedException, SQLException {
        var packages = Packages.forPostgres();
        var problem = Packages.fetch(packages.folder(), Packages.names());
        if (!problem.isEmpty()) {
            System.out.println("skipped: no applications' schemas, " + problem);
            abort(problem);
        }
        var installations =
                Installation.of(packages.scripts(), ALL ? Integer.MAX_VALUE : 1, fresh, judge);
        assertThat(installations).isNotEmpty();
        return installations.stream()
                .flatMap(
                        one ->
                                Stream.concat(
                                        Stream.of(
                                                dynamicTest(
                                                        one.name(), () -> roundTrip(one.newest()))),
                                        steps(one).stream()
                                                .map(
                                                        step ->
                                                                dynamicTest(
                                                                        one.name()
                                                                                + " "
                                                                                + step.name(),
                                                                        () -> upgrade(step)))));
    }

    private static List<Installation.Step> steps(Installation one) {
        return ALL || one.steps().isEmpty() ? one.steps() : List.of(one.steps().getLast());
    }

    private void roundTrip(String script) throws SQLException, Load.Failed {
        fresh.clear();
        Load.leniently(fresh, script);
        var schema = inspect(fresh);

        target.clear();
        // as pg_dump does: bodies name what comes later
        Load.inOrder(
                target,
                "SET check_function_bodies = off;\n"
                        + String.join(";\n", SchemaSql.create(Journey.POSTGRES, schema)));

        assertThat(Fingerprinter.explain(schema, inspect(target))).isEmpty();
        assertThat(judge.strict().look(target).difference(judge.strict().look(fresh))).isEmpty();
    }

    private void upgrade(Installation.Step step)
            throws SQLException, Load.Failed, Journey.Wrong, Journey.NoWayBack {
        fresh.clear();
        Load.leniently(fresh, step.before());
        var before = judge.look(fresh);
        fresh.clear();
        Load.leniently(fresh, step.after());
        target.clear();
        Load.leniently(target, step.before());

        var after = judge.look(fresh);
        var statements = new Journey(step.name(), target, judge).to(inspect(fresh), before, after);

        // some versions change rows only
        assertThat(statements > 0).isEqualTo(!after.difference(before).isEmpty());
    }

    private static String version() throws SQLException {
        try (var connection = SERVER.connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private static Schema inspect(Workplace workplace) throws SQLException {
        return Journey.POSTGRES.inspector().inspect(workplace.connection(), Workplace.TENANT);
    }
}

package io.flotilla.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.ScriptReader.ScriptStatement;
import io.flotilla.engine.dialect.mysql.MySqlDialect;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.SchemaSql;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.testing.MariaDbServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The schemas of real applications, as Debian packages ship them for MySQL, on MariaDB as its
 * stand-in. Each goes in, comes out as SQL and goes in again as the same; and from state to state
 * their scripts lead, so does a plan, and back. The judge is {@code mariadb-dump}. With {@code
 * -Dapplications.mysql=true}, the longest step of each application; with {@code all}, every one,
 * and their upgrade scripts.
 */
@EnabledIfSystemProperty(named = "applications.mysql", matches = "true|all")
class MySqlApplicationsTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final Dialect MYSQL = new MySqlDialect();

    private static final boolean ALL = "all".equals(System.getProperty("applications.mysql"));

    private MySqlPlace target;
    private MySqlPlace fresh;

    @BeforeEach
    void open() throws SQLException {
        target = new MySqlPlace(SERVER);
        fresh = new MySqlPlace(SERVER);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
        fresh.close();
    }

    @TestFactory
    Stream<DynamicTest> goInAndComeOutEqual()
            throws IOException, InterruptedException, SQLException {
        if (MariaDbServer.programs().isEmpty()) {
            abort("no mariadb-dump: -Dmariadb.bin names it");
        }
        var packages = Packages.forMySql();
        var problem = Packages.fetch(packages.folder(), Packages.namesForMySql());
        if (!problem.isEmpty()) {
            System.out.println("skipped: no applications' schemas, " + problem);
            abort(problem);
        }
        var tests = new ArrayList<DynamicTest>();
        for (var one : MySqlInstallation.of(packages.scripts(), fresh, ALL)) {
            tests.add(dynamicTest(one.name(), () -> roundTrip(one.statements())));
            for (var step : steps(one)) {
                tests.add(dynamicTest(one.name() + " " + step.name(), () -> upgrade(step)));
            }
        }
        assertThat(tests).isNotEmpty();
        System.out.printf(
                "applications' schemas for MySQL: %d round trips and steps%n", tests.size());
        return tests.stream();
    }

    private static List<MySqlInstallation.Step> steps(MySqlInstallation one) {
        return ALL || one.steps().isEmpty() ? one.steps() : List.of(one.steps().getLast());
    }

    private void roundTrip(List<String> statements) throws SQLException {
        fresh.clear();
        fresh.run(statements);
        var schema = inspect(fresh);

        target.clear();
        target.run(SchemaSql.create(MYSQL, schema));

        assertThat(Fingerprinter.explain(schema, inspect(target))).isEmpty();
        assertThat(target.dump().difference(fresh.dump())).isEmpty();
    }

    private void upgrade(MySqlInstallation.Step step)
            throws SQLException, Journey.Wrong, Journey.NoWayBack {
        fresh.clear();
        fresh.run(step.before());
        var before = fresh.dump();
        fresh.clear();
        fresh.run(step.after());
        var after = fresh.dump();
        target.clear();
        target.run(step.before());

        var statements =
                new MySqlJourney(step.name(), target, PlanPolicy.DEFAULT)
                        .to(inspect(fresh), before, after);

        // some versions change rows only
        assertThat(statements > 0).isEqualTo(!after.difference(before).isEmpty());
    }

    /** The mysql client leaves out a backslash that ends a line. */
    static List<String> split(String script) {
        return MYSQL.scriptReader().read(script.replace("\\\n", "\n")).stream()
                .map(ScriptStatement::sql)
                .toList();
    }

    static Schema inspect(MySqlPlace place) throws SQLException {
        try (var connection = place.connect()) {
            return MYSQL.inspector().inspect(connection, place.name());
        }
    }
}

package io.flotilla.orchestrator.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.desired.DesiredState;
import io.flotilla.engine.desired.SourceFiles;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DemoSqlTest {
    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final DemoSql SQL = DemoSql.of(DemoEngine.POSTGRES);

    @TempDir Path folder;

    @Test
    void leadsFromOneReleaseToTheNextWithoutLosingAnything() throws IOException, SQLException {
        var dialect = Dialects.require("postgres");
        try (var connection = SERVER.connect()) {
            var first =
                    DesiredState.load(
                            dialect, connection, SourceFiles.read(SQL.writeRelease(1, folder)));
            var second =
                    DesiredState.load(
                            dialect, connection, SourceFiles.read(SQL.writeRelease(2, folder)));
            var plan =
                    new Planner(dialect).plan("app", first, second, PlanPolicy.DEFAULT, connection);

            assertThat(first.tables()).hasSize(13);
            assertThat(plan.checks())
                    .anyMatch(check -> check.because().contains("users.email becomes NOT NULL"));
            assertThat(plan.statements()).anyMatch(statement -> !statement.transactional());
            assertThat(plan.statements())
                    .flatMap(statement -> statement.hazards())
                    .extracting(Hazard::kind)
                    .contains(Hazard.Kind.LOCK, Hazard.Kind.DATA_DEPENDENT)
                    .doesNotContain(Hazard.Kind.DATA_LOSS, Hazard.Kind.REWRITE);
        }
    }
}

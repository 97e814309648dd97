package io.flotilla.engine.apply;

import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.PlanPolicy.Drops;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.testing.MariaDbServer;
import io.flotilla.engine.testing.OnlineToolStandIn;
import io.flotilla.engine.testing.OnlineToolStandIn.Conduct;
import io.flotilla.engine.tool.ToolCommand;
import io.flotilla.engine.tool.ToolLogin;
import io.flotilla.engine.tool.Tools;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Plans that hand their copies to a tool, and tools for them on the MariaDB under test. */
record OnlineTools(MariaDbServer server, MariaDbTenants tenants) {

    static final String NAME = "stand-in";

    Plan plan(List<String> from, List<String> to) throws SQLException {
        return plan(from, to, NAME);
    }

    Plan plan(List<String> from, List<String> to, String tool) throws SQLException {
        var before = tenants.schema(tenants.create(from.toArray(String[]::new)));
        var after = tenants.schema(tenants.create(to.toArray(String[]::new)));
        var policy = new PlanPolicy(Drops.DROP, true, true, null, null, null, tool);
        try (var scratch = server.connect(server.createDatabase())) {
            return new Planner(MariaDbTenants.DIALECT).plan("app", before, after, policy, scratch);
        }
    }

    PlanRunner runner(Conduct conduct, Path evidence, Duration timeout) {
        return runner(
                OnlineToolStandIn.command(NAME, conduct, evidence, timeout, null), "root", null);
    }

    PlanRunner runner(ToolCommand command, String user, @Nullable String password) {
        return MariaDbTenants.RUNNER.with(tools(command, user, password));
    }

    Tools tools(ToolCommand command, String user, @Nullable String password) {
        var address = URI.create(server.url().substring("jdbc:".length()));
        return Tools.of(
                List.of(command),
                new ToolLogin(address.getHost(), address.getPort(), user, () -> password));
    }

    static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never true");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}

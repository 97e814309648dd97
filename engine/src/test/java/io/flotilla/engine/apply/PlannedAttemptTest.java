package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plans as the planner makes them. */
class PlannedAttemptTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private static final String FROM =
            """
            CREATE TABLE users (id bigint PRIMARY KEY, email text);
            CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
            CREATE VIEW known AS SELECT id FROM users;
            """;

    private static final String TO =
            """
            CREATE TYPE state AS ENUM ('open', 'done');
            CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, phone text);
            CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users,
                state state DEFAULT 'open' CHECK (state <> 'done' OR user_id IS NOT NULL));
            CREATE INDEX orders_user ON orders (user_id);
            CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                order_id bigint REFERENCES orders);
            CREATE VIEW known AS SELECT id, email FROM users;
            """;

    @Test
    void appliesAndRevertsWhateverThePolicyMakesOfAChange() throws SQLException {
        var tenants = new Tenants(SERVER.createDatabase());
        var postgres = Dialects.require("postgres");
        try (var scratch = tenants.connect()) {
            var from = tenants.schema(tenants.create(FROM));
            var to = tenants.schema(tenants.create(TO));
            for (var online : List.of(true, false)) {
                var policy = new PlanPolicy(PlanPolicy.Drops.TRASH, online, online);
                var plan = new Planner(postgres).plan("app", from, to, policy, scratch);
                var tenant = tenants.create(FROM);

                assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
                assertThat(tenants.live(tenant)).isEqualTo(plan.to());
                assertThat(tenants.revert(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
                assertThat(tenants.live(tenant)).isEqualTo(plan.from());
            }
        }
        tenants.assertNoAdvisoryLockIsLeft();
    }
}

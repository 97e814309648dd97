package io.flotilla.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tenant with rows, on the way to a schema that drops some of what it has, and back. */
final class TrashTrip {

    private final Tenants tenants;
    private final Map<String, String> kept = new LinkedHashMap<>();
    final Plan plan;
    final String tenant;

    TrashTrip(Tenants tenants, String from, String rows, String to) throws SQLException {
        this(tenants, from, rows, to, PlanPolicy.DEFAULT);
    }

    TrashTrip(Tenants tenants, String from, String rows, String to, PlanPolicy policy)
            throws SQLException {
        this.tenants = tenants;
        this.tenant = tenants.create(from, rows);
        var before = tenants.schema(tenant);
        var after = tenants.schema(tenants.create(to));
        try (var scratch = tenants.connect()) {
            this.plan =
                    new Planner(Dialects.require("postgres"))
                            .plan("app", before, after, policy, scratch);
        }
    }

    /** What queries answer is to be the same at the end. */
    TrashTrip keeping(String... queries) throws SQLException {
        for (var query : queries) {
            kept.put(query, answer(query));
        }
        return this;
    }

    TrashTrip there() throws SQLException {
        assertThat(tenants.apply(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(tenants.live(tenant)).isEqualTo(plan.to());
        return this;
    }

    TrashTrip meanwhile(String... statements) throws SQLException {
        tenants.alter(tenant, statements);
        return this;
    }

    TrashTrip back() throws SQLException {
        assertThat(tenants.revert(plan, tenant)).isEqualTo(new AttemptOutcome.Applied());
        assertThat(tenants.live(tenant)).isEqualTo(plan.from());
        for (var query : kept.entrySet()) {
            assertThat(answer(query.getKey())).as(query.getKey()).isEqualTo(query.getValue());
        }
        assertThat(trash()).isEmpty();
        return this;
    }

    List<String> trash() throws SQLException {
        try (var connection = tenants.connect()) {
            return Dialects.require("postgres").trashBin().list(connection, tenant).stream()
                    .map(trash -> trash.title())
                    .toList();
        }
    }

    String answer(String query) throws SQLException {
        try (var connection = tenants.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path TO " + tenant);
            try (var rows = statement.executeQuery(query)) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
            }
        }
    }
}

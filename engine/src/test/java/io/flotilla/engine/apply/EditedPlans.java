package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.Plan;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.Planner;
import io.flotilla.engine.plan.Prover;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Plans as people edit them: YAML whose statements are replaced, proven again. */
final class EditedPlans {

    private final Tenants tenants;
    private final String from;
    private final String to;
    private final List<String> statements = new ArrayList<>();
    private final List<String> revert = new ArrayList<>();

    EditedPlans(Tenants tenants, String from, String to) {
        this.tenants = tenants;
        this.from = from;
        this.to = to;
    }

    EditedPlans then(String sql, String... fields) {
        statements.add(item(sql, fields));
        return this;
    }

    EditedPlans back(String sql, String... fields) {
        revert.add(item(sql, fields));
        return this;
    }

    Plan proven() throws SQLException {
        var before = tenants.schema(tenants.create(from));
        var after = tenants.schema(tenants.create(to));
        var postgres = Dialects.require("postgres");
        try (var scratch = tenants.connect()) {
            var made =
                    new Planner(postgres)
                            .plan(
                                    "app",
                                    before,
                                    after,
                                    PlanPolicy.DEFAULT.allowingDrops(),
                                    scratch);
            var text =
                    """
                    flotilla: plan/v1
                    schema: app
                    dialect: postgres
                    from: %s
                    to: %s
                    statements:%s
                    revert:%s
                    """
                            .formatted(made.from(), made.to(), list(statements), list(revert));
            var proven =
                    new Prover(postgres).prove(PlanFile.readEdited(text), before, after, scratch);
            return PlanFile.read(PlanFile.write(proven));
        }
    }

    private static String list(List<String> items) {
        return items.isEmpty() ? " []" : "\n" + String.join("", items).stripTrailing();
    }

    private static String item(String sql, String... fields) {
        var text = new StringBuilder("  - sql: |-\n");
        sql.strip().lines().forEach(line -> text.append("      ").append(line).append('\n'));
        for (var field : fields) {
            text.append("    ").append(field).append('\n');
        }
        return text.toString();
    }
}

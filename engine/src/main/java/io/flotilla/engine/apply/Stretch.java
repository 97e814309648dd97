package io.flotilla.engine.apply;

import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Statement;
import java.util.List;

/**
 * Statements of a plan that stand or fall together: neighbours that share a transaction, or a
 * single one that commits by itself. {@code start} counts the statements before it.
 */
record Stretch(int start, List<Statement> statements) {

    Stretch {
        statements = List.copyOf(statements);
    }

    int end() {
        return start + statements.size();
    }

    boolean transactional() {
        return statements.getFirst().transactional();
    }

    List<Hazard> hazards() {
        return statements.stream().flatMap(statement -> statement.hazards().stream()).toList();
    }
}

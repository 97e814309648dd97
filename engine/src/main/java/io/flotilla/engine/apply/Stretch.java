package io.flotilla.engine.apply;

import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.plan.Statement.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** Whether it is one transaction; a statement about rows always has one, if not several. */
    boolean transactional() {
        return statements.getFirst().transactional() || statements.getFirst().data() != null;
    }

    /** How the one statement is cut up, where it is. */
    @Nullable Batch batch() {
        var data = statements.getFirst().data();
        return data == null ? null : data.batch();
    }

    List<Hazard> hazards() {
        return statements.stream().flatMap(statement -> statement.hazards().stream()).toList();
    }
}

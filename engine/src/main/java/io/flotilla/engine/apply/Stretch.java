package io.flotilla.engine.apply;

import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Statement;
import io.flotilla.engine.plan.Statement.Batch;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Statements of a plan that stand or fall together: neighbours that share a transaction, or a
 * single one that commits by itself. {@code start} counts the statements before it.
 */
record Stretch(int start, List<Statement> statements) {

    private static final Pattern DROP =
            Pattern.compile("\\b(DROP|RENAME)\\b", Pattern.CASE_INSENSITIVE);

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

    /** Whether something may go, if only to be made again; rather too often than not. */
    boolean drops() {
        return statements.stream().anyMatch(statement -> DROP.matcher(statement.sql()).find());
    }

    List<String> sql() {
        return statements.stream().map(Statement::sql).toList();
    }

    List<Hazard> hazards() {
        return statements.stream().flatMap(statement -> statement.hazards().stream()).toList();
    }
}

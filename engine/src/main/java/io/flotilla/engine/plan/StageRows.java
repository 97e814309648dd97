package io.flotilla.engine.plan;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.SampleRows.Sample;
import io.flotilla.engine.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sample rows on a stage, and what each statement did to them. */
final class StageRows {

    private final Dialect dialect;
    private final Connection connection;
    private final String schema;
    private final Set<String> tables;
    private List<Sample> last = List.of();

    StageRows(Dialect dialect, Connection connection, String schema, Set<String> tables) {
        this.dialect = dialect;
        this.connection = connection;
        this.schema = schema;
        this.tables = Set.copyOf(tables);
    }

    void fill(Schema from, @Nullable Schema to, List<Check> checks) throws SQLException {
        if (!tables.isEmpty()) {
            dialect.sampleRows().fill(connection, from, to, tables, checks);
        }
    }

    /** Looks at the tables as they are called now. */
    void watch(Set<String> names) throws SQLException {
        last = List.of();
        if (!names.isEmpty()) {
            var ids = dialect.sampleRows().find(connection, schema, names);
            last = dialect.sampleRows().look(connection, ids);
        }
    }

    /** Whether rows were put anywhere, be it into tables nobody watches. */
    boolean areThere() {
        return !tables.isEmpty();
    }

    /** What the statement, which has just run, did to rows and does not say. */
    Optional<String> problem(Statement statement) throws SQLException {
        var before = last;
        last = dialect.sampleRows().look(connection, before.stream().map(Sample::id).toList());
        return RowsKept.problem(statement, before, last);
    }
}

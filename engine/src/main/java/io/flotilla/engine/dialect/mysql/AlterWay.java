package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.ScratchSchemas.Ran;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.plan.Statement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a server can change a table, the least work first and then the least waiting, which is the
 * order a server goes by itself. Only the server at hand knows which it can take; none that says so
 * does more than it says: https://mariadb.com/kb/en/innodb-online-ddl-overview/,
 * https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html.
 */
enum AlterWay {
    /** What is said of the table changes, and no row. */
    INSTANT("INSTANT", ""),
    /** Indexes are built; MySQL has no word for it. */
    NOCOPY("NOCOPY", "NONE"),
    /** The table may be built anew. */
    INPLACE("INPLACE", "NONE"),
    NOCOPY_FOR_READERS("NOCOPY", "SHARED"),
    INPLACE_FOR_READERS("INPLACE", "SHARED"),
    /** MariaDB since 11.2: https://mariadb.com/kb/en/alter-table/#online. */
    COPY("COPY", "NONE"),
    COPY_FOR_READERS("COPY", "SHARED"),
    COPY_ALONE("COPY", "EXCLUSIVE");

    /** ER_UNKNOWN_ALTER_ALGORITHM. */
    private static final int UNKNOWN = 1800;

    /**
     * ER_ALTER_OPERATION_NOT_SUPPORTED, the same with a reason, and what else says that it cannot
     * be done in this way: https://mariadb.com/kb/en/e1845/.
     */
    private static final Set<Integer> NOT_SUPPORTED = Set.of(1845, 1846, UNKNOWN);

    private static final long LARGEST_COPY = 10L << 30;

    private static final String LARGEST =
            "SELECT coalesce(max(data_length + index_length), 0) <= %d FROM information_schema.tables WHERE table_schema = database() AND table_name = %s";

    private final String algorithm;
    private final String lock;

    AlterWay(String algorithm, String lock) {
        this.algorithm = algorithm;
        this.lock = lock;
    }

    /** Runs SQL. */
    interface Execution {
        void execute(String sql) throws SQLException;
    }

    /** Whether the statement can say how: it changes a table, and neither says nor partitions. */
    static boolean isChoice(String sql) {
        var depth = 0;
        for (var token : SqlToken.list(sql)) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.isAny("ALGORITHM", "PARTITION", "PARTITIONING")) {
                return false;
            }
        }
        var head = StatementHead.of(sql);
        return head.verb().equals("ALTER") && head.object().equals("TABLE");
    }

    /**
     * Runs the statement in the first way that the server takes, and gives it back so: where that
     * is a copy and a tool is asked for, as the tool's, without a way.
     */
    static Ran run(Statement statement, Execution execution) throws SQLException {
        var tellsCopies = true;
        var refused = new SQLException("no way");
        for (var way : values()) {
            var sql = way.said(statement.sql());
            try {
                execution.execute(sql);
                if (way.algorithm.equals("COPY") && statement.tool() != null) {
                    return Ran.asWritten(
                            statement.withRisksOfTool(StatementHead.of(statement.sql()).name()));
                }
                return new Ran(
                        statement
                                .withSql(sql)
                                .withTool(null)
                                .withRisks(
                                        statement.losesData(), way.hazards(statement, tellsCopies)),
                        way.checks(statement));
            } catch (SQLException e) {
                if (!NOT_SUPPORTED.contains(e.getErrorCode())) {
                    throw e;
                }
                tellsCopies &= e.getErrorCode() != UNKNOWN;
                refused = e;
            }
        }
        throw refused;
    }

    private String said(String sql) {
        var clause =
                lock.isEmpty()
                        ? "ALGORITHM=" + algorithm
                        : "ALGORITHM=%s, LOCK=%s".formatted(algorithm, lock);
        return sql + (sql.contains("\n") ? ",\n    " : ", ") + clause;
    }

    /** {@code tellsCopies} is false where the server has no way between INSTANT and INPLACE. */
    private List<Hazard> hazards(Statement statement, boolean tellsCopies) {
        var table = StatementHead.of(statement.sql()).name();
        var hazards = new ArrayList<Hazard>();
        for (var hazard : statement.hazards()) {
            var guessed = hazard.kind() == Hazard.Kind.REWRITE;
            if (!guessed || algorithm.equals("INPLACE") && !tellsCopies) {
                hazards.add(hazard);
            }
        }
        if (algorithm.equals("COPY")) {
            hazards.add(rewrite(table, "the server copies the table"));
        } else if (algorithm.equals("INPLACE") && tellsCopies) {
            hazards.add(rewrite(table, "the table is built anew in place"));
        }
        if (lock.equals("SHARED")) {
            hazards.add(lock(table, "nobody else can write to the table meanwhile"));
        } else if (lock.equals("EXCLUSIVE")) {
            hazards.add(lock(table, "nobody else can read or write the table meanwhile"));
        }
        return hazards;
    }

    private List<Check> checks(Statement statement) {
        var table = StatementHead.of(statement.sql()).name();
        return algorithm.equals("COPY") && table != null ? List.of(copies(table)) : List.of();
    }

    /** More takes hours, as much room again, and a replica as long after it. */
    static Check copies(String table) {
        return new Check(
                LARGEST.formatted(LARGEST_COPY, Identifiers.literal(table)),
                "%s is copied, and so has at most %d GiB: to copy more, change this check"
                        .formatted(table, LARGEST_COPY >> 30));
    }

    private static Hazard rewrite(@Nullable String table, String because) {
        return new Hazard(Hazard.Kind.REWRITE, table, null, false, because);
    }

    private Hazard lock(@Nullable String table, String because) {
        return new Hazard(Hazard.Kind.LOCK, table, lock, false, because);
    }
}

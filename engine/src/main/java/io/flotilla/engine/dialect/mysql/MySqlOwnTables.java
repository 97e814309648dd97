package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.TargetClaim;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Tables that Flotilla keeps beside a target. No inspection shows them. */
final class MySqlOwnTables {

    /** What the name of everything of Flotilla's own in a tenant's database begins with. */
    static final String PREFIX = "_flotilla_";

    /** In a tenant's database; they hold nothing of the tenant's. */
    static final Set<String> NAMES = Set.of(PREFIX + "fence", PREFIX + "ledger");

    /**
     * No such database or table, or none that this user may see or make: ER_DBACCESS_DENIED_ERROR,
     * ER_BAD_DB_ERROR, ER_TABLEACCESS_DENIED_ERROR, ER_NO_SUCH_TABLE.
     */
    private static final Set<Integer> ABSENT = Set.of(1044, MySqlSql.NO_SUCH_DATABASE, 1142, 1146);

    private MySqlOwnTables() {}

    static boolean isAbsent(SQLException failure) {
        return ABSENT.contains(failure.getErrorCode());
    }

    /** In the tenant's database. */
    static String within(TargetClaim claim, String name) {
        return Identifiers.quoted(claim.schema()) + "." + PREFIX + name;
    }

    /** Both servers take a second one at the same moment for one that is there. */
    static void create(Connection connection, String table, String columns) throws SQLException {
        MySqlSql.run(
                connection,
                "CREATE TABLE IF NOT EXISTS %s %s ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                        .formatted(table, columns));
    }
}

package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.ServerIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The namespace of the cluster, which a cluster restored from a snapshot does not share:
 * https://docs.aws.amazon.com/redshift/latest/dg/r_CURRENT_NAMESPACE.html.
 */
final class RedshiftServerIdentity implements ServerIdentity {

    @Override
    public Optional<String> read(Connection connection) throws SQLException {
        return Optional.ofNullable(
                        RedshiftSql.value(connection, "SELECT current_namespace AS namespace"))
                .filter(namespace -> !namespace.isBlank());
    }
}

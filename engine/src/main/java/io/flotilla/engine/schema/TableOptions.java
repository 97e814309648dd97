package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one server alone can say about a table. */
public sealed interface TableOptions {

    /** An ordinary table that stands for itself. */
    TableOptions PLAIN =
            new Postgres(
                    new Lineage(null, List.of(), null, null),
                    null,
                    new Storage(false, null, null, List.of()),
                    new ReplicaIdentity.Default(),
                    null,
                    false,
                    false);

    /**
     * {@code clusteredOn} names the index or constraint that CLUSTER goes by; {@code rowSecurity}
     * and {@code forcedRowSecurity} are the flags alone, policies are objects of their own.
     */
    record Postgres(
            Lineage lineage,
            @Nullable Foreign foreign,
            Storage storage,
            ReplicaIdentity replicaIdentity,
            @Nullable String clusteredOn,
            boolean rowSecurity,
            boolean forcedRowSecurity)
            implements TableOptions {}

    /**
     * A table of MySQL or MariaDB. {@code columnOrder} names the columns as the server orders them,
     * which can be changed there; {@code rowFormat} only where it was asked for; {@code parameters}
     * are {@code NAME=value} as the server prints them; {@code periods} as SQL: {@code FOR
     * SYSTEM_TIME (`a`, `b`)}; {@code partitioning} the whole clause as SQL. The next value of
     * AUTO_INCREMENT is data and not part of the model.
     */
    record MySql(
            List<String> columnOrder,
            String engine,
            @Nullable String characterSet,
            @Nullable String collation,
            @Nullable String rowFormat,
            List<String> parameters,
            List<String> periods,
            boolean systemVersioned,
            @Nullable String partitioning)
            implements TableOptions {

        public MySql {
            columnOrder = List.copyOf(columnOrder);
            parameters = List.copyOf(parameters);
            periods = List.copyOf(periods);
        }
    }

    /** A table of Amazon Redshift: where its rows are kept, and in which order. */
    record Redshift(Distribution distribution, SortKey sortKey) implements TableOptions {}

    /** Which node has which row. */
    sealed interface Distribution {
        /** Redshift decides, and may decide otherwise later: what it chose is not said. */
        record Auto() implements Distribution {}

        record Even() implements Distribution {}

        record All() implements Distribution {}

        record Key(String column) implements Distribution {}
    }

    /** What rows are ordered by. */
    sealed interface SortKey {
        /** Nothing, as long as Redshift has chosen nothing. */
        record Auto() implements SortKey {}

        record Compound(List<String> columns) implements SortKey {
            public Compound {
                columns = List.copyOf(columns);
            }
        }

        record Interleaved(List<String> columns) implements SortKey {
            public Interleaved {
                columns = List.copyOf(columns);
            }
        }
    }

    /**
     * Where a table stands among others: the type it is made {@code of}, as SQL; the {@code
     * parents} it inherits from, in order; the table it is a partition of; and, as SQL, what it is
     * itself {@code partitionedBy}: {@code RANGE (day)}.
     */
    record Lineage(
            @Nullable String of,
            List<String> parents,
            @Nullable PartitionOf partitionOf,
            @Nullable String partitionedBy) {

        public Lineage {
            parents = List.copyOf(parents);
        }
    }

    /** {@code bound} as SQL: {@code FOR VALUES IN (1, 2)}, or {@code DEFAULT}. */
    record PartitionOf(String parent, String bound) {}

    /** A table of another server; {@code options} are {@code name=value}, in order. */
    record Foreign(String server, List<String> options) {

        public Foreign {
            options = List.copyOf(options);
        }
    }

    /**
     * How rows are kept; {@code accessMethod} and {@code tablespace} only where they are not the
     * usual ones; {@code parameters} are {@code name=value}, those of the TOAST table beginning
     * with {@code toast.}; their order means nothing.
     */
    record Storage(
            boolean unlogged,
            @Nullable String accessMethod,
            @Nullable String tablespace,
            List<String> parameters) {

        public Storage {
            parameters = List.copyOf(parameters);
        }
    }

    /** What logical replication tells of the old row. */
    sealed interface ReplicaIdentity {
        record Default() implements ReplicaIdentity {}

        record Full() implements ReplicaIdentity {}

        record Nothing() implements ReplicaIdentity {}

        record UsingIndex(String index) implements ReplicaIdentity {}
    }
}

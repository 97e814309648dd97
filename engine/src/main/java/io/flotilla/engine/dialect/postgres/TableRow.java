package io.flotilla.engine.dialect.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a table is besides its parts, under the letters of {@code pg_class}. */
record TableRow(
        long oid,
        boolean unlogged,
        @Nullable String ofType,
        @Nullable List<Long> parents,
        @Nullable String bound,
        @Nullable String partitionedBy,
        @Nullable String accessMethod,
        @Nullable String tablespace,
        @Nullable List<String> parameters,
        @Nullable List<String> toastParameters,
        char replicaIdentity,
        boolean rowSecurity,
        boolean forcedRowSecurity,
        @Nullable String server,
        @Nullable List<String> foreignOptions) {}

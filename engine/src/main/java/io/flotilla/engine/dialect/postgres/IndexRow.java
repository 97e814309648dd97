package io.flotilla.engine.dialect.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An index, also one that backs a constraint; {@code parent} is the index it is attached to. */
record IndexRow(
        long oid,
        long relation,
        String name,
        String method,
        boolean unique,
        int keyCount,
        @Nullable String predicate,
        boolean nullsNotDistinct,
        boolean valid,
        boolean clustered,
        boolean replicaIdentity,
        @Nullable List<String> parameters,
        @Nullable String tablespace,
        @Nullable Long parent) {}

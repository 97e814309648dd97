package io.flotilla.engine.dialect.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table, view, materialized view or sequence; {@code kind} is {@code pg_class.relkind}. */
record RelationRow(
        long oid,
        char kind,
        String name,
        @Nullable List<String> options,
        @Nullable String definition,
        @Nullable String accessMethod,
        @Nullable String tablespace,
        @Nullable String unsupported)
        implements Row {}

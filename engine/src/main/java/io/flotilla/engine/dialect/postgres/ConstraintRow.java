package io.flotilla.engine.dialect.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constraint of a table, under the letters of {@code pg_constraint}. */
record ConstraintRow(
        long oid,
        long relation,
        char kind,
        String name,
        @Nullable List<Integer> columns,
        long index,
        boolean deferrable,
        boolean deferred,
        boolean validated,
        boolean noInherit,
        @Nullable String expression,
        long referenced,
        @Nullable List<Integer> referencedColumns,
        char match,
        char onUpdate,
        char onDelete,
        @Nullable List<Integer> setColumns,
        boolean inherited,
        boolean local,
        @Nullable List<String> operators,
        @Nullable String comment,
        @Nullable String unsupported)
        implements Row {}

package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.CompositeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row type that belongs to no relation. */
record CompositeTypeRow(
        String name,
        @Nullable List<CompositeType.Attribute> attributes,
        @Nullable String comment,
        @Nullable String unsupported)
        implements Row {}

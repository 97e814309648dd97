package io.flotilla.engine.dialect.postgres;

import org.jspecify.annotations.Nullable;

/** What {@code inspect.sql} returns about one object. */
interface Row {

    /** Names the object and what is not modelled about it; null for nothing. */
    @Nullable String unsupported();
}

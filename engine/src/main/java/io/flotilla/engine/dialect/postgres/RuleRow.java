package io.flotilla.engine.dialect.postgres;

import org.jspecify.annotations.Nullable;

/** A rewrite rule other than the one that makes a view; {@code enabled} as for triggers. */
record RuleRow(
        long relation, String name, String definition, char enabled, @Nullable String comment) {}

package io.flotilla.engine.fingerprint;

import org.jspecify.annotations.Nullable;

/**
 * One object that differs between two schemas, for instance {@code column customer.email}: its
 * properties before and after, null where it is not there.
 */
public record Difference(String object, @Nullable String from, @Nullable String to) {}

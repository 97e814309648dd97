package io.flotilla.registry.discovery;

import org.jspecify.annotations.Nullable;

/**
 * One target of a file.
 *
 * @param database null when the file does not say
 */
record ImportedRow(int line, @Nullable String database, Found found) {}

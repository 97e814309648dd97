package io.flotilla.registry.discovery;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one look at a database gave.
 *
 * @param existing all schemas there are
 * @param scope the schemas the source could have given, had they been there
 */
record Findings(List<Found> found, Set<String> existing, Predicate<String> scope) {}

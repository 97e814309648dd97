/**
 * Measurements, run by {@code ./mvnw -Pbench verify} alone; {@code docs/benchmarks.md} reads them.
 */
@NullMarked
package io.flotilla.orchestrator.bench;

import org.jspecify.annotations.NullMarked;

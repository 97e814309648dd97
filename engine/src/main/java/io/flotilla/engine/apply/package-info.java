/**
 * Runs one plan on one target: lock, fence, inspect, checks, statements, inspect, commit. Knows
 * nothing of fleets; every expected ending is a value.
 */
@NullMarked
package io.flotilla.engine.apply;

import org.jspecify.annotations.NullMarked;

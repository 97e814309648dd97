/**
 * Plans: ordered statements from exactly one fingerprint to exactly one, with checkpoints, hazards
 * and the way back; how they are made, proven on a scratch schema, written and read. Executes
 * nothing on a tenant's schema.
 */
@NullMarked
package io.flotilla.engine.plan;

import org.jspecify.annotations.NullMarked;

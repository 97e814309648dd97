/**
 * Looks at a rollout's targets before it starts, over the whole fleet and without changing any:
 * what has drifted, cannot be reached or written, whose data does not allow the plan, what is large
 * and how long it may take. A rehearsal alone runs the plan, and rolls it back. Attempts are the
 * rollout's business.
 */
@NullMarked
package io.flotilla.orchestrator.preflight;

import org.jspecify.annotations.NullMarked;

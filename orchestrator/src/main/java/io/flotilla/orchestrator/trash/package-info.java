/**
 * Empties the targets' trash when it is old enough, daily and when asked to. What plans keep as
 * trash is the engine's business.
 */
@NullMarked
package io.flotilla.orchestrator.trash;

import org.jspecify.annotations.NullMarked;

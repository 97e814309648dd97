/**
 * The append-only record of who did what. Holds no state of its own: features say what happened.
 */
@NullMarked
package io.flotilla.orchestrator.audit;

import org.jspecify.annotations.NullMarked;

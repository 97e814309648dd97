/**
 * Reads the fleet in bulk and keeps what is known of each target: its live fingerprint, and the one
 * it is expected to have. Holds no opinion on what should be done about a difference.
 */
@NullMarked
package io.flotilla.orchestrator.scan;

import org.jspecify.annotations.NullMarked;

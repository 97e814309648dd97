/** Keeps the fault matrix in docs/faults.md true. */
@NullMarked
package io.flotilla.orchestrator.faults;

import org.jspecify.annotations.NullMarked;

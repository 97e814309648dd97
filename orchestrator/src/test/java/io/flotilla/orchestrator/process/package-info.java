/** The built server as processes of its own, killed and started again; see {@code *IT}. */
@NullMarked
package io.flotilla.orchestrator.process;

import org.jspecify.annotations.NullMarked;

/** REST over the registry's discovery and import: what a run would change, and changing it. */
@NullMarked
package io.flotilla.orchestrator.discovery;

import org.jspecify.annotations.NullMarked;

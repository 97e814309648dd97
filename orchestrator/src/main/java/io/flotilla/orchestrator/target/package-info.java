/**
 * REST over the registry's targets with the state they were last seen in, and the fleet's gauges.
 */
@NullMarked
package io.flotilla.orchestrator.target;

import org.jspecify.annotations.NullMarked;

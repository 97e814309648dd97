/** Commands about the fleet: its databases and targets. */
@NullMarked
package io.flotilla.orchestrator.cli.fleet;

import org.jspecify.annotations.NullMarked;

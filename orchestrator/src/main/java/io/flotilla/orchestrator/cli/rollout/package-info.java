/** Commands about rollouts, and the view that watches one. */
@NullMarked
package io.flotilla.orchestrator.cli.rollout;

import org.jspecify.annotations.NullMarked;

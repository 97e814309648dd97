/**
 * Releases, the cohorts a fleet falls into against one, and the plan of each cohort. Brings nothing
 * to any tenant: that is a rollout's work.
 */
@NullMarked
package io.flotilla.orchestrator.release;

import org.jspecify.annotations.NullMarked;

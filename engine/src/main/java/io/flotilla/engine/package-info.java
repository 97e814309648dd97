/**
 * The schema engine: inspect, diff, plan, lint and apply for one schema on one connection. Holds
 * only what every part uses, and knows nothing of tenants, rollouts, HTTP or any framework.
 */
@NullMarked
package io.flotilla.engine;

import org.jspecify.annotations.NullMarked;

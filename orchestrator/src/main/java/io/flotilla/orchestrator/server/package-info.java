/**
 * The servers of the fleet, each with all its databases: whether they are in working order, and how
 * many connections attempts hold there over all nodes. Opens no connection itself.
 */
@NullMarked
package io.flotilla.orchestrator.server;

import org.jspecify.annotations.NullMarked;

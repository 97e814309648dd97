/**
 * A server that speaks PostgreSQL's protocol and has no database behind it, so that what a node and
 * the control database cost can be measured over more tenants than a machine has room for.
 */
@NullMarked
package io.flotilla.orchestrator.simulated;

import org.jspecify.annotations.NullMarked;

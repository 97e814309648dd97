/**
 * The orchestrator: brings releases to fleets, and serves the API and the command line. Holds the
 * server's start and the wiring of shared beans; each feature has a package with its records,
 * service, DAO, resource and metrics.
 */
@NullMarked
package io.flotilla.orchestrator;

import org.jspecify.annotations.NullMarked;

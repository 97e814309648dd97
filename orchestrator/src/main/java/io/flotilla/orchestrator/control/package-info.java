/**
 * The control database when none is configured: a PostgreSQL server of our own under Flotilla's
 * home folder, and the home folder itself. Runs before Quarkus starts, so it uses no CDI.
 */
@NullMarked
package io.flotilla.orchestrator.control;

import org.jspecify.annotations.NullMarked;

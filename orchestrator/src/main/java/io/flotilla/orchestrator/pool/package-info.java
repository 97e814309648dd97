/**
 * Connection pools to target databases, one per database. Nothing else in the orchestrator imports
 * HikariCP.
 */
@NullMarked
package io.flotilla.orchestrator.pool;

import org.jspecify.annotations.NullMarked;

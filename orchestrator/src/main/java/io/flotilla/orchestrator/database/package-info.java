/** REST over the registry's databases, and the check that one answers. */
@NullMarked
package io.flotilla.orchestrator.database;

import org.jspecify.annotations.NullMarked;

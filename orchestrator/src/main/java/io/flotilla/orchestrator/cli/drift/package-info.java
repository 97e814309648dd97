/** Commands about targets that are not what was last recorded. */
@NullMarked
package io.flotilla.orchestrator.cli.drift;

import org.jspecify.annotations.NullMarked;

/** Commands about releases, and how plans and cohorts are shown. */
@NullMarked
package io.flotilla.orchestrator.cli.release;

import org.jspecify.annotations.NullMarked;

/** Commands about who may do what, and who did what. */
@NullMarked
package io.flotilla.orchestrator.cli.access;

import org.jspecify.annotations.NullMarked;

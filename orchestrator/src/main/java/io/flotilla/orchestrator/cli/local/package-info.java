/** Commands that work on schemas and plans without a server. */
@NullMarked
package io.flotilla.orchestrator.cli.local;

import org.jspecify.annotations.NullMarked;

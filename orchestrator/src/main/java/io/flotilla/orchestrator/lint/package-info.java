/** The pages of lint rules in the console. The rules themselves are the engine's. */
@NullMarked
package io.flotilla.orchestrator.lint;

import org.jspecify.annotations.NullMarked;

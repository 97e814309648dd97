/**
 * Lint rules about changes that the application still running may not bear, a file for each. Holds
 * no way to run them.
 */
@NullMarked
package io.flotilla.engine.lint.compatibility;

import org.jspecify.annotations.NullMarked;

/**
 * Lint rules about what a plan runs, by hand or by choice, a file for each. Holds no way to run
 * them.
 */
@NullMarked
package io.flotilla.engine.lint.script;

import org.jspecify.annotations.NullMarked;

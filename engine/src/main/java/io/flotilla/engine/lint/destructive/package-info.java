/** Lint rules about what a change takes away, a file for each. Holds no way to run them. */
@NullMarked
package io.flotilla.engine.lint.destructive;

import org.jspecify.annotations.NullMarked;

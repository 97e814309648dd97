/** Lint rules about the types of columns, a file for each. Holds no way to run them. */
@NullMarked
package io.flotilla.engine.lint.type;

import org.jspecify.annotations.NullMarked;

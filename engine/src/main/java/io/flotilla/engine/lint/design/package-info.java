/** Lint rules about the design of tables, a file for each. Holds no way to run them. */
@NullMarked
package io.flotilla.engine.lint.design;

import org.jspecify.annotations.NullMarked;

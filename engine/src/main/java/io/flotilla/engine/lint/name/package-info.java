/** Lint rules about names, a file for each. Holds no way to run them. */
@NullMarked
package io.flotilla.engine.lint.name;

import org.jspecify.annotations.NullMarked;

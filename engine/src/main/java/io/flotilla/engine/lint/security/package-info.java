/** Lint rules about row security and routines, a file for each. Holds no way to run them. */
@NullMarked
package io.flotilla.engine.lint.security;

import org.jspecify.annotations.NullMarked;

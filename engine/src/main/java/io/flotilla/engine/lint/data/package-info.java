/**
 * Lint rules about changes that fail where the data does not fit, a file for each. Holds no way to
 * run them.
 */
@NullMarked
package io.flotilla.engine.lint.data;

import org.jspecify.annotations.NullMarked;

/** Lint rules about locks, scans and rewrites, a file for each. Holds no way to run them. */
@NullMarked
package io.flotilla.engine.lint.lock;

import org.jspecify.annotations.NullMarked;

/**
 * What differs between two schemas, in words no dialect owns, and how it is found. No SQL, no order
 * of execution, and no guessing: a renamed object is one that went and one that came.
 */
@NullMarked
package io.flotilla.engine.change;

import org.jspecify.annotations.NullMarked;

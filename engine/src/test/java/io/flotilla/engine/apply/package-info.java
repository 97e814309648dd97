/** Attempts on real servers, with what can go wrong made to go wrong. */
@NullMarked
package io.flotilla.engine.apply;

import org.jspecify.annotations.NullMarked;

/**
 * Empties the trash of one target: what plans dropped and kept, once it is old enough. How it got
 * there is the business of plans.
 */
@NullMarked
package io.flotilla.engine.trash;

import org.jspecify.annotations.NullMarked;

/**
 * The engine against schemas it was not written for: diff cases of other tools in a folder beside
 * the checkout, and real applications' schemas out of Debian's packages. Holds the judges, which
 * share nothing with the engine. Each suite is skipped, saying so, where its material is not there.
 */
@NullMarked
package io.flotilla.engine.conformance;

import org.jspecify.annotations.NullMarked;

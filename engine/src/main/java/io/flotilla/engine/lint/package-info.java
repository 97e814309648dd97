/**
 * Findings about a desired schema, the change to it and the plan that makes it. Holds what rules
 * are, how they are configured, silenced and run; the rules are in the packages below, by family.
 */
@NullMarked
package io.flotilla.engine.lint;

import org.jspecify.annotations.NullMarked;

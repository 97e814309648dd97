/**
 * The tenant registry: databases, targets, labels, selectors, discovery and credentials. Of the
 * engine it knows the dialects only; it knows nothing of releases, rollouts or any framework.
 */
@NullMarked
package io.flotilla.registry;

import org.jspecify.annotations.NullMarked;

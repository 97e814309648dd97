/**
 * Targets and where they are kept: one schema on one database for one tenant, its labels and
 * status. Nothing about what the schema contains.
 */
@NullMarked
package io.flotilla.registry.target;

import org.jspecify.annotations.NullMarked;

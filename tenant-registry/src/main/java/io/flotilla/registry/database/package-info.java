/**
 * The databases a fleet lives on, and how each is addressed. Opens no connection and keeps no pool.
 */
@NullMarked
package io.flotilla.registry.database;

import org.jspecify.annotations.NullMarked;

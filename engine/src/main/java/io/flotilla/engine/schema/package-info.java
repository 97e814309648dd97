/**
 * The model of one tenant schema: immutable records that hold what the server reports, names
 * unquoted. Records only: no comparison rules, no SQL, no links from child to parent.
 */
@NullMarked
package io.flotilla.engine.schema;

import org.jspecify.annotations.NullMarked;

/**
 * The fingerprint of a schema and the canonical text it is the hash of. Knows the model only: no
 * connection, no dialect.
 */
@NullMarked
package io.flotilla.engine.fingerprint;

import org.jspecify.annotations.NullMarked;

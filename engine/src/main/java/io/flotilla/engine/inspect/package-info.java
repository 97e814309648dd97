/**
 * Fingerprints of many schemas at once, for scans of whole databases. Holds no catalog query: those
 * are the dialects', and so is the inspection of a single schema.
 */
@NullMarked
package io.flotilla.engine.inspect;

import org.jspecify.annotations.NullMarked;

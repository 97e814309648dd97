/**
 * Requests that may be sent twice and are carried out once: keys, claims and the answers that are
 * kept. Knows requests as bytes and headers, not what they do.
 */
@NullMarked
package io.flotilla.orchestrator.idempotency;

import org.jspecify.annotations.NullMarked;

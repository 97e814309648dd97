/**
 * The chain of hashes over the audit: acts are sealed a moment after they were done, by one node at
 * a time, and verified by anybody at any time. Writes no acts and reads none for people.
 */
@NullMarked
package io.flotilla.orchestrator.audit.chain;

import org.jspecify.annotations.NullMarked;

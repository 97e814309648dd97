/**
 * Tells people outside what happened: an outbox that is written with what it tells of, and webhooks
 * that are called from it. Knows no rollouts; nothing waits for it.
 */
@NullMarked
package io.flotilla.orchestrator.notify;

import org.jspecify.annotations.NullMarked;

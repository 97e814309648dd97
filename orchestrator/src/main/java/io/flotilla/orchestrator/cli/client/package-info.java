/**
 * Talks to a Flotilla server over its REST API. Knows paths, tokens and problems; what an answer
 * means is the commands' matter.
 */
@NullMarked
package io.flotilla.orchestrator.cli.client;

import org.jspecify.annotations.NullMarked;

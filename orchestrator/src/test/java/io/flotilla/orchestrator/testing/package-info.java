/** What every test of the server shares: the control database, tokens and a client. */
@NullMarked
package io.flotilla.orchestrator.testing;

import org.jspecify.annotations.NullMarked;

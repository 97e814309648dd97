/** Servers that come with Flotilla, for trying it out and for trying SQL. */
@NullMarked
package io.flotilla.orchestrator.embedded;

import org.jspecify.annotations.NullMarked;

/** How Jdbi reads and writes {@code jsonb} columns. Knows no feature's types. */
@NullMarked
package io.flotilla.orchestrator.json;

import org.jspecify.annotations.NullMarked;

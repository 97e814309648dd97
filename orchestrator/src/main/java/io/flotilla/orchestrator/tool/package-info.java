/** Which commands this node may run in a server's stead, by its own configuration alone. */
@NullMarked
package io.flotilla.orchestrator.tool;

import org.jspecify.annotations.NullMarked;

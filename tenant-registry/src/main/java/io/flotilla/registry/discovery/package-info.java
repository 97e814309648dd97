/**
 * Finding targets: by query, by name pattern or in a file, compared with the registry before
 * anything changes. Never creates or drops a schema.
 */
@NullMarked
package io.flotilla.registry.discovery;

import org.jspecify.annotations.NullMarked;

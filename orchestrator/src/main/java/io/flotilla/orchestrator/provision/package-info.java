/** Makes schemas for new tenants, at a release from the start. */
@NullMarked
package io.flotilla.orchestrator.provision;

import org.jspecify.annotations.NullMarked;

/**
 * Who may call: tokens, roles and the check that every resource method passes. Does not know what
 * the methods do.
 */
@NullMarked
package io.flotilla.orchestrator.access;

import org.jspecify.annotations.NullMarked;

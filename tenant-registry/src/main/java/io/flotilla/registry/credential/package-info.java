/**
 * References to secrets and the secrets they resolve to. Nothing here is ever stored or printed but
 * the reference.
 */
@NullMarked
package io.flotilla.registry.credential;

import org.jspecify.annotations.NullMarked;

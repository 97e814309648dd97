/** What the registry's tests share: a control database that holds the registry's tables. */
@NullMarked
package io.flotilla.registry.testing;

import org.jspecify.annotations.NullMarked;

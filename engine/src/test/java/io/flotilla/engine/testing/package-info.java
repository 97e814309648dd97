/** Fixtures every module's tests share, published as the engine's test jar. Holds no tests. */
@NullMarked
package io.flotilla.engine.testing;

import org.jspecify.annotations.NullMarked;

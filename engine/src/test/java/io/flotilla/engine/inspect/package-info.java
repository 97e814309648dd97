/** Tests of bulk reading; the digests themselves are tested with the dialect. */
@NullMarked
package io.flotilla.engine.inspect;

import org.jspecify.annotations.NullMarked;

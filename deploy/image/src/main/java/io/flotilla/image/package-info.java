/** Makes the container image of a file system that lies ready in a folder; knows no server. */
@NullMarked
package io.flotilla.image;

import org.jspecify.annotations.NullMarked;

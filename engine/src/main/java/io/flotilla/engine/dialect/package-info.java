/**
 * The seam between Flotilla and one kind of server: the roles a dialect plays. Everything outside
 * this package and those below it is free of "which database is this?".
 */
@NullMarked
package io.flotilla.engine.dialect;

import org.jspecify.annotations.NullMarked;

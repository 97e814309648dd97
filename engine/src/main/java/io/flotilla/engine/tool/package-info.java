/**
 * Commands that carry statements out in the server's stead: which there are, what they are told and
 * how they are run and ended. Knows no plans and no targets.
 */
@NullMarked
package io.flotilla.engine.tool;

import org.jspecify.annotations.NullMarked;

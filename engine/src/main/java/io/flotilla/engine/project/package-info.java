/**
 * {@code flotilla.yaml}, what a project has decided about its plans and findings, and how it is
 * found. Reads; what the sections mean is said where they are used.
 */
@NullMarked
package io.flotilla.engine.project;

import org.jspecify.annotations.NullMarked;

/**
 * The label-selector language: parsing, and its form in SQL. Knows of targets only the names of the
 * columns a selector can ask for.
 */
@NullMarked
package io.flotilla.registry.selector;

import org.jspecify.annotations.NullMarked;

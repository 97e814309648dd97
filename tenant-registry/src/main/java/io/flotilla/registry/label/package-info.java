/**
 * The syntax of labels, as in Kubernetes, and their form in JSON. Not what they are attached to.
 */
@NullMarked
package io.flotilla.registry.label;

import org.jspecify.annotations.NullMarked;

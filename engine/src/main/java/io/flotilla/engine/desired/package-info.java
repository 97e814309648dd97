/**
 * A desired state as people write it, SQL in files, and how it becomes a {@code Schema}: the
 * statements run in a scratch schema of a real server, which is then inspected. Holds no parser:
 * what a statement is, and whether it may run, is the dialect's word.
 */
@NullMarked
package io.flotilla.engine.desired;

import org.jspecify.annotations.NullMarked;

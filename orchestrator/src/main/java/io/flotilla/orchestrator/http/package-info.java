/**
 * What every resource shares on the wire: problems, pages, cursors and the mapping of exceptions.
 * No feature's types beyond their exceptions.
 */
@NullMarked
package io.flotilla.orchestrator.http;

import org.jspecify.annotations.NullMarked;

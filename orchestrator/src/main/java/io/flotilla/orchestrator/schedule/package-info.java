/**
 * When things run, on which node, and what happens when that node dies: Quartz, and nothing else.
 */
@NullMarked
package io.flotilla.orchestrator.schedule;

import org.jspecify.annotations.NullMarked;

/** When a cron expression fires, read by Quartz. Knows no job and no rollout. */
@NullMarked
package io.flotilla.orchestrator.schedule.cron;

import org.jspecify.annotations.NullMarked;

package io.flotilla.orchestrator.schedule;

import io.flotilla.orchestrator.rollout.RolloutDriver;
import io.micrometer.core.instrument.MeterRegistry;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Lets the driver decide what comes next, once a second on one node of all. */
@DisallowConcurrentExecution
class TickJob implements Job {

    private final RolloutDriver driver;
    private final MeterRegistry meters;

    TickJob(RolloutDriver driver, MeterRegistry meters) {
        this.driver = driver;
        this.meters = meters;
    }

    @Override
    public void execute(JobExecutionContext context) {
        meters.timer("flotilla.scheduler.tick", "job", "rollout").record(driver::tick);
    }
}

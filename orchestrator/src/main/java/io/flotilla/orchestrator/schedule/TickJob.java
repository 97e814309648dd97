package io.flotilla.orchestrator.schedule;

import io.flotilla.orchestrator.rollout.RolloutDriver;
import io.flotilla.orchestrator.target.Quarantine;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Lets the driver decide what comes next, once a second on one node of all. */
@Dependent
@Unremovable
@DisallowConcurrentExecution
class TickJob implements Job {

    private final RolloutDriver driver;
    private final Quarantine quarantine;
    private final MeterRegistry meters;

    TickJob(RolloutDriver driver, Quarantine quarantine, MeterRegistry meters) {
        this.driver = driver;
        this.quarantine = quarantine;
        this.meters = meters;
    }

    @Override
    public void execute(JobExecutionContext context) {
        quarantine.endExpired();
        meters.timer("flotilla.scheduler.tick", "job", "rollout").record(driver::tick);
    }
}

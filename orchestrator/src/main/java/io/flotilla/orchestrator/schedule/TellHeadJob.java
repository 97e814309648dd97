package io.flotilla.orchestrator.schedule;

import io.flotilla.orchestrator.audit.chain.Sealer;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Tells the end of the audit's chain outside, once an hour on one node of all. */
@Dependent
@Unremovable
@DisallowConcurrentExecution
class TellHeadJob implements Job {

    private final Sealer sealer;

    TellHeadJob(Sealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public void execute(JobExecutionContext context) {
        sealer.tellHead();
    }
}

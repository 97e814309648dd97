package io.flotilla.orchestrator.schedule;

import io.flotilla.orchestrator.audit.chain.Sealer;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Seals what is new in the audit, every few seconds on one node of all. */
@Dependent
@Unremovable
@DisallowConcurrentExecution
class SealJob implements Job {

    private final Sealer sealer;

    SealJob(Sealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public void execute(JobExecutionContext context) {
        sealer.seal();
    }
}

package io.flotilla.orchestrator.schedule;

import io.flotilla.orchestrator.drift.DriftService;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Reads the whole fleet, on one node of all; begun anew elsewhere where that node dies. */
@Dependent
@Unremovable
@DisallowConcurrentExecution
class ScanJob implements Job {

    private final DriftService drift;

    ScanJob(DriftService drift) {
        this.drift = drift;
    }

    @Override
    public void execute(JobExecutionContext context) {
        drift.scanAll();
    }
}

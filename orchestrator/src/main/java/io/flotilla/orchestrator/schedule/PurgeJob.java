package io.flotilla.orchestrator.schedule;

import io.flotilla.orchestrator.trash.TrashService;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Empties the fleet's trash once a day on one node of all. */
@Dependent
@Unremovable
@DisallowConcurrentExecution
class PurgeJob implements Job {

    private final TrashService trash;

    PurgeJob(TrashService trash) {
        this.trash = trash;
    }

    @Override
    public void execute(JobExecutionContext context) {
        trash.purgeDaily();
    }
}

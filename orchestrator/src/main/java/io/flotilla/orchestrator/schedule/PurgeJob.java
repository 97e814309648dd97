package io.flotilla.orchestrator.schedule;

import io.flotilla.orchestrator.idempotency.IdempotentRequests;
import io.flotilla.orchestrator.trash.TrashService;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Throws away what was kept for long enough, once a day on one node of all. */
@Dependent
@Unremovable
@DisallowConcurrentExecution
class PurgeJob implements Job {

    private final IdempotentRequests requests;
    private final TrashService trash;

    PurgeJob(IdempotentRequests requests, TrashService trash) {
        this.requests = requests;
        this.trash = trash;
    }

    @Override
    public void execute(JobExecutionContext context) {
        requests.forget();
        trash.purgeDaily();
    }
}

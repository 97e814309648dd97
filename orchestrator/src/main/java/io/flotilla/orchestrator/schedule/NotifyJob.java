package io.flotilla.orchestrator.schedule;

import io.flotilla.orchestrator.notify.Outbox;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Tells the outside what happened, every few seconds on one node of all. */
@Dependent
@Unremovable
@DisallowConcurrentExecution
class NotifyJob implements Job {

    private final Outbox outbox;

    NotifyJob(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        try {
            outbox.deliver();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobExecutionException(e);
        }
    }
}

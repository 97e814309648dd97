package io.flotilla.orchestrator.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.listeners.TriggerListenerSupport;

/** Counts firings that came too late, by the group of jobs; a shard's number is no label. */
@ApplicationScoped
class SchedulerMetrics extends TriggerListenerSupport {

    private final MeterRegistry meters;

    SchedulerMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void start(@Observes StartupEvent event, Scheduler scheduler) throws SchedulerException {
        scheduler.getListenerManager().addTriggerListener(this);
    }

    @Override
    public String getName() {
        return "metrics";
    }

    @Override
    public void triggerMisfired(Trigger trigger) {
        meters.counter("flotilla.scheduler.misfires", "job", trigger.getKey().getGroup())
                .increment();
    }
}

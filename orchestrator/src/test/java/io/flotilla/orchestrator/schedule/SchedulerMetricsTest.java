package io.flotilla.orchestrator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;

@QuarkusTest
class SchedulerMetricsTest {

    @Inject Scheduler scheduler;
    @Inject MeterRegistry meters;

    /** Through the scheduler's own list of listeners: whoever is not in it hears of nothing. */
    @Test
    void firingsThatCameTooLateAreCountedByGroup() throws SchedulerException {
        var trigger = TriggerBuilder.newTrigger().withIdentity("7-3", "shard").startNow().build();
        var before = count();

        scheduler.getListenerManager().getTriggerListener("metrics").triggerMisfired(trigger);

        assertThat(count()).isEqualTo(before + 1);
    }

    private double count() {
        return Search.in(meters)
                .name("flotilla.scheduler.misfires")
                .tag("job", "shard")
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}

package io.flotilla.orchestrator.schedule;

import static org.quartz.CronScheduleBuilder.cronScheduleNonvalidatedExpression;
import static org.quartz.CronScheduleBuilder.dailyAtHourAndMinute;
import static org.quartz.SimpleScheduleBuilder.repeatSecondlyForever;

import io.flotilla.orchestrator.Draining;
import io.flotilla.orchestrator.rollout.ShardTrigger;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.text.ParseException;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/**
 * Puts the project's jobs into the clustered store. A shard has at most one trigger, which is there
 * from its firing until its turn is over, wherever that runs: firing it again does nothing.
 */
@ApplicationScoped
class QuartzSchedule implements ShardTrigger {

    private static final JobKey TICK = new JobKey("tick", "rollout");
    private static final JobKey PURGE = new JobKey("purge", "trash");
    private static final JobKey SCAN = new JobKey("scan", "drift");
    private static final JobKey NOTIFY = new JobKey("deliver", "notify");
    private static final String NEVER = "never";
    private static final int NOTIFY_SECONDS = 2;
    private static final JobKey SEAL = new JobKey("seal", "audit");
    private static final int SEAL_SECONDS = 5;
    private static final JobKey TELL_HEAD = new JobKey("head", "audit");
    private static final int TELL_HEAD_SECONDS = 3600;

    private final Scheduler scheduler;
    private final ShardPlacement placement;
    private final boolean ticking;
    private final String scans;
    private volatile boolean draining;

    QuartzSchedule(
            Scheduler scheduler,
            ShardPlacement placement,
            @ConfigProperty(name = "flotilla.rollout.tick", defaultValue = "true") boolean ticking,
            @ConfigProperty(name = "flotilla.drift.cron", defaultValue = "0 0 2 * * ?")
                    String scans) {
        this.scheduler = scheduler;
        this.placement = placement;
        this.ticking = ticking;
        this.scans = scans;
    }

    void start(@Observes StartupEvent event) throws SchedulerException {
        if (!ticking) {
            return;
        }
        var job = JobBuilder.newJob(TickJob.class).withIdentity(TICK).storeDurably().build();
        var trigger =
                TriggerBuilder.newTrigger()
                        .withIdentity(TICK.getName(), TICK.getGroup())
                        .withSchedule(
                                repeatSecondlyForever()
                                        .withMisfireHandlingInstructionNextWithRemainingCount())
                        .build();
        scheduler.scheduleJob(job, Set.of(trigger), true);
        schedulePurge();
        scheduleScans();
        repeat(NotifyJob.class, NOTIFY, NOTIFY_SECONDS);
        repeat(SealJob.class, SEAL, SEAL_SECONDS);
        repeat(TellHeadJob.class, TELL_HEAD, TELL_HEAD_SECONDS);
    }

    /** For what is of no use to be made up for when it was missed. */
    private void repeat(Class<? extends Job> work, JobKey key, int seconds)
            throws SchedulerException {
        var job = JobBuilder.newJob(work).withIdentity(key).storeDurably().build();
        var trigger =
                TriggerBuilder.newTrigger()
                        .withIdentity(key.getName(), key.getGroup())
                        .withSchedule(
                                repeatSecondlyForever(seconds)
                                        .withMisfireHandlingInstructionNextWithRemainingCount())
                        .build();
        scheduler.scheduleJob(job, Set.of(trigger), true);
    }

    private void schedulePurge() throws SchedulerException {
        var job = JobBuilder.newJob(PurgeJob.class).withIdentity(PURGE).storeDurably().build();
        var trigger =
                TriggerBuilder.newTrigger()
                        .withIdentity(PURGE.getName(), PURGE.getGroup())
                        .withSchedule(
                                dailyAtHourAndMinute(3, 30)
                                        .withMisfireHandlingInstructionFireAndProceed())
                        .build();
        scheduler.scheduleJob(job, Set.of(trigger), true);
    }

    private void scheduleScans() throws SchedulerException {
        if (scans.equals(NEVER)) {
            scheduler.deleteJob(SCAN);
            return;
        }
        var job =
                JobBuilder.newJob(ScanJob.class)
                        .withIdentity(SCAN)
                        .storeDurably()
                        .requestRecovery()
                        .build();
        var trigger =
                TriggerBuilder.newTrigger()
                        .withIdentity(SCAN.getName(), SCAN.getGroup())
                        .withSchedule(cron().withMisfireHandlingInstructionFireAndProceed())
                        .build();
        scheduler.scheduleJob(job, Set.of(trigger), true);
    }

    private CronScheduleBuilder cron() {
        try {
            return cronScheduleNonvalidatedExpression(scans);
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "flotilla.drift.cron is '%s': %s. It has six fields, seconds first, as in '0 0 2 * * ?', or is '%s'"
                            .formatted(scans, e.getMessage(), NEVER));
        }
    }

    /** Takes no more triggers; other nodes find them within two seconds. */
    void drain(@Observes Draining event) throws SchedulerException {
        draining = true;
        scheduler.standby();
    }

    @Override
    public void fire(long rolloutId, long databaseId) {
        var name = "%d-%d".formatted(rolloutId, databaseId);
        var trigger = new TriggerKey(name, "shard");
        try {
            if (scheduler.checkExists(trigger)) {
                placement.taken(trigger);
                return;
            }
            var node = scheduler.getSchedulerInstanceId();
            if (draining || !placement.takes(trigger, scheduler.getSchedulerName(), node)) {
                return;
            }
            var job =
                    JobBuilder.newJob(ShardJob.class)
                            .withIdentity(name, "shard")
                            .usingJobData(ShardJob.ROLLOUT, Long.toString(rolloutId))
                            .usingJobData(ShardJob.DATABASE, Long.toString(databaseId))
                            .requestRecovery()
                            .build();
            scheduler.scheduleJob(
                    job,
                    Set.of(
                            TriggerBuilder.newTrigger()
                                    .withIdentity(trigger)
                                    .withDescription(node)
                                    .startNow()
                                    .build()),
                    true);
            placement.taken(trigger);
        } catch (ObjectAlreadyExistsException e) {
            // another node was quicker
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler refused shard " + name, e);
        }
    }
}

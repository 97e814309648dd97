package io.flotilla.orchestrator.schedule;

import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** One database's share of a rollout, on one node at a time; one of these exists per share. */
@DisallowConcurrentExecution
class ShardJob implements Job {

    static final String ROLLOUT = "rollout";
    static final String DATABASE = "database";

    private final ShardRunner shards;

    ShardJob(ShardRunner shards) {
        this.shards = shards;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        JobDetail job = context.getJobDetail();
        try {
            shards.run(
                    job.getJobDataMap().getLongValue(ROLLOUT),
                    job.getJobDataMap().getLongValue(DATABASE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobExecutionException(e);
        }
    }
}

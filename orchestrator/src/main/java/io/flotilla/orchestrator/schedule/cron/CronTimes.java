package io.flotilla.orchestrator.schedule.cron;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** The moments of a cron expression in Quartz's form, in one time zone. */
public final class CronTimes {

    private final CronExpression expression;

    private CronTimes(CronExpression expression) {
        this.expression = expression;
    }

    /**
     * Six or seven fields: second, minute, hour, day of month, month, day of week, year.
     *
     * @throws IllegalArgumentException saying which part is not understood
     */
    public static CronTimes parse(String text, ZoneId zone) {
        var fields = text.strip().split("\\s+").length;
        if (fields < 6 || fields > 7) {
            throw new IllegalArgumentException("fields: " + fields);
        }
        try {
            var expression = new CronExpression(text);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return new CronTimes(expression);
        } catch (ParseException | RuntimeException e) {
            // a few malformed expressions end in an index or a number out of range
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The first moment after another, to the second; empty where there is none any more. */
    public Optional<Instant> next(Instant after) {
        return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(after)))
                .map(Date::toInstant);
    }
}

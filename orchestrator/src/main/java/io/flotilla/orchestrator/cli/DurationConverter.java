package io.flotilla.orchestrator.cli;

import io.flotilla.engine.ShortDuration;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options take durations as rollout documents do. */
final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
        return ShortDuration.parse(value)
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'%s' is not a time: write for instance 45s, 30m or 1h30m"
                                                .formatted(value)));
    }
}

package io.flotilla.orchestrator.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 45s}, {@code 30m} or {@code 1h30m}. */
final class ShortDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
        try {
            return Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException _) {
            throw new TypeConversionException(
                    "'%s' is not a time: write for instance 45s, 30m or 1h30m".formatted(value));
        }
    }
}

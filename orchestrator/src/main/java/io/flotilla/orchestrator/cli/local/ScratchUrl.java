package io.flotilla.orchestrator.cli.local;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --scratch} for picocli; its schema does not matter. */
final class ScratchUrl implements ITypeConverter<DatabaseUrl> {
    @Override
    public DatabaseUrl convert(String value) {
        if (!value.contains("://")) {
            throw new TypeConversionException(
                    "'%s' is not an address: write %s".formatted(value, DatabaseUrl.SHAPES));
        }
        return State.converted(() -> DatabaseUrl.parse(value));
    }
}

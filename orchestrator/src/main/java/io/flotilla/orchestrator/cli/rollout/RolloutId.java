package io.flotilla.orchestrator.cli.rollout;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A rollout is named by its number; anything else would be an address the server does not have. */
final class RolloutId implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new TypeConversionException(
                    "'%s' is no rollout's number; 'flotilla rollout list' shows them"
                            .formatted(text));
        }
        return text;
    }
}

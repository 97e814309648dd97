package io.flotilla.orchestrator.cli.release;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code name@tag}. */
public record ReleaseName(String name, String tag) {
    public static ReleaseName parse(String text) {
        var at = text.indexOf('@');
        if (at <= 0 || at == text.length() - 1 || text.indexOf('@', at + 1) >= 0) {
            throw new TypeConversionException(
                    "'%s' is not a release: write name@tag, for instance app@2026-11"
                            .formatted(text));
        }
        return new ReleaseName(text.substring(0, at), text.substring(at + 1));
    }

    @Override
    public String toString() {
        return name + "@" + tag;
    }

    static final class Converter implements ITypeConverter<ReleaseName> {
        @Override
        public ReleaseName convert(String value) {
            return parse(value);
        }
    }
}

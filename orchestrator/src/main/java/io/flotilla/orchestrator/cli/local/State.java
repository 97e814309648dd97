package io.flotilla.orchestrator.cli.local;

import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.release.ReleaseName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a schema is to be read from, as named on the command line. */
sealed interface State {
    /** SQL in a file or a folder. */
    record Sources(Path path) implements State {}

    /** A schema on a server. */
    record Live(DatabaseUrl url) implements State {}

    /** What a release was published from. */
    record Released(ReleaseName name) implements State {}

    static State parse(String text) {
        if (text.startsWith("release:")) {
            return new Released(ReleaseName.parse(text.substring("release:".length())));
        }
        if (text.startsWith("target:")) {
            throw CommandFailure.usage(
                    "a target's live schema cannot be named as target:… in this version",
                    "name its schema: " + DatabaseUrl.SHAPES);
        }
        if (text.contains("://")) {
            return new Live(DatabaseUrl.parse(text));
        }
        var path = Path.of(text);
        if (!Files.exists(path)) {
            throw CommandFailure.usage(
                    "there is no file or folder '%s'".formatted(text),
                    "a state is a .sql file, a folder of them, postgres://…, mysql://… or release:name@tag");
        }
        return new Sources(path);
    }

    /** For picocli. */
    final class Converter implements ITypeConverter<State> {
        @Override
        public State convert(String value) {
            return converted(() -> parse(value));
        }
    }

    /** Runs a parser for picocli, which shows only exceptions of its own type as they are. */
    static <T> T converted(Supplier<T> parser) {
        try {
            return parser.get();
        } catch (CommandFailure e) {
            var remedy = e.remedy() == null ? "" : "; " + e.remedy();
            throw new TypeConversionException(e.getMessage() + remedy);
        }
    }
}

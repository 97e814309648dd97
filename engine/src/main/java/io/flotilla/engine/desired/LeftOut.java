package io.flotilla.engine.desired;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.ScriptReader;
import io.flotilla.engine.dialect.ScriptReader.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What a file of a desired state says in vain, because that is not managed: the first such
 * statement's line and what there is to say of it, and how many there are.
 */
public record LeftOut(SourceFile file, int line, String notice, int statements) {

    /** One for each file that has such statements. */
    public static List<LeftOut> of(Dialect dialect, List<SourceFile> files) {
        return files.stream().flatMap(file -> of(dialect.scriptReader(), file).stream()).toList();
    }

    public static Optional<LeftOut> of(ScriptReader reader, SourceFile file) {
        var statements =
                reader.read(file.sql()).stream()
                        .filter(statement -> statement.verdict() instanceof Verdict.LeaveOut)
                        .toList();
        return statements.stream()
                .findFirst()
                .filter(first -> first.verdict() instanceof Verdict.LeaveOut)
                .map(
                        first ->
                                new LeftOut(
                                        file,
                                        file.lineAt(first.offset()),
                                        ((Verdict.LeaveOut) first.verdict()).notice(),
                                        statements.size()));
    }

    /** For a person, with the place. */
    public String words() {
        var more = statements == 1 ? "" : " (and %d more in the file)".formatted(statements - 1);
        return "%s:%d: %s%s".formatted(file.path(), line, notice, more);
    }
}

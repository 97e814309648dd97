package io.flotilla.engine.desired;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.DirectiveInvalid;
import java.util.ArrayList;
import java.util.List;

/** What the files of a desired state say was called otherwise before. */
public final class Renames {

    private Renames() {}

    /**
     * Reads every {@code -- flotilla:renamed from=…}, in order.
     *
     * @throws DesiredStateInvalid if one is not followed by something that can be renamed
     */
    public static List<Rename> read(Dialect dialect, List<SourceFile> files) {
        var renames = new ArrayList<Rename>();
        for (var file : files) {
            try {
                renames.addAll(dialect.scriptReader().renames(file.sql()));
            } catch (DirectiveInvalid e) {
                var line = file.sql().lines().skip(e.line() - 1L).findFirst().orElse("");
                throw new DesiredStateInvalid(
                        file.path(), e.line(), line, String.valueOf(e.getMessage()));
            }
        }
        return List.copyOf(renames);
    }
}

package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.dialect.postgres.SqlTokens;
import io.flotilla.engine.plan.PlanRefused;
import java.util.List;
import java.util.Objects;

/** Renames that are asked for, and what a server would do by itself and Redshift cannot. */
final class Renames {

    private Renames() {}

    static Draft write(Rename rename) {
        var from = Names.quoted(rename.from());
        var to = Names.quoted(rename.to());
        return switch (rename.kind()) {
            case TABLE ->
                    told(rename, "ALTER TABLE %s RENAME TO %s".formatted(from, to))
                            .withHazard(Hazards.lock(rename.from()));
            case VIEW -> told(rename, "ALTER TABLE %s RENAME TO %s".formatted(from, to));
            case COLUMN -> {
                var table = Objects.requireNonNull(rename.owner());
                yield told(
                                rename,
                                "ALTER TABLE %s RENAME COLUMN %s TO %s"
                                        .formatted(Names.quoted(table), from, to))
                        .withHazard(Hazards.lock(table));
            }
            case CONSTRAINT ->
                    throw refused(
                            rename,
                            "give it the name it has, CONSTRAINT %s, in the desired state"
                                    .formatted(from));
            case MATERIALIZED_VIEW, SEQUENCE, TYPE, INDEX, ENUM_VALUE ->
                    throw refused(rename, "take the directive out");
        };
    }

    private static Draft told(Rename rename, String sql) {
        return Draft.of(Phase.DROP_VIEW, sql)
                .withFinding(
                        "%s is renamed to %s: an application that knows the old name fails, and a materialized view on it cannot be refreshed before it is made again"
                                .formatted(rename.reversed(), rename.to()));
    }

    private static PlanRefused refused(Rename rename, String remedy) {
        return new PlanRefused(
                List.of(
                        "%s cannot be renamed on Redshift, from %s: %s"
                                .formatted(rename, rename.from(), remedy)));
    }

    /** The SQL with the names that were there before the renames. */
    static String undone(String sql, List<Rename> renames) {
        var text = new StringBuilder();
        var copied = 0;
        for (var token : SqlTokens.of(sql)) {
            var before =
                    renames.stream()
                            .filter(rename -> token.isName() && rename.to().equals(token.name()))
                            .findFirst();
            if (before.isPresent()) {
                text.append(sql, copied, token.start()).append(Names.quoted(before.get().from()));
                copied = token.end();
            }
        }
        return text.append(sql.substring(copied)).toString();
    }
}

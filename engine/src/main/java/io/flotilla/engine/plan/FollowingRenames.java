package io.flotilla.engine.plan;

import io.flotilla.engine.change.Rename;
import io.flotilla.engine.change.Rename.Kind;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renames that follow from those asked for: servers name constraints, indexes and sequences after
 * their table and columns, and the desired state has them under the names they get there. Only what
 * is the same but for its name is renamed, and only in tables that a rename is about.
 */
final class FollowingRenames {

    private final Schema renamed;
    private final Schema to;
    private final List<Rename> renames = new ArrayList<>();

    private FollowingRenames(Schema renamed, Schema to) {
        this.renamed = renamed;
        this.to = to;
    }

    static List<Rename> of(Schema renamed, Schema to, List<Rename> asked) {
        var following = new FollowingRenames(renamed, to);
        tablesOf(asked).forEach(following::follow);
        return List.copyOf(following.renames);
    }

    private static Set<String> tablesOf(List<Rename> asked) {
        return asked.stream()
                .filter(rename -> rename.kind() == Kind.TABLE || rename.kind() == Kind.COLUMN)
                .map(
                        rename ->
                                rename.kind() == Kind.TABLE
                                        ? rename.to()
                                        : String.valueOf(rename.owner()))
                .collect(Collectors.toSet());
    }

    private void follow(String name) {
        var before = table(renamed, name);
        var after = table(to, name);
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        var was = before.getFirst();
        var is = after.getFirst();
        follow(
                Kind.CONSTRAINT,
                name,
                was.uniqueConstraints(),
                is.uniqueConstraints(),
                it -> it.name(),
                it ->
                        List.of(
                                it.columns(),
                                it.include(),
                                it.nullsNotDistinct(),
                                it.deferrability()));
        follow(
                Kind.CONSTRAINT,
                name,
                was.exclusionConstraints(),
                is.exclusionConstraints(),
                it -> it.name(),
                it ->
                        List.of(
                                it.method(),
                                it.elements(),
                                it.include(),
                                String.valueOf(it.predicate()),
                                it.deferrability()));
        follow(
                Kind.CONSTRAINT,
                name,
                was.checkConstraints(),
                is.checkConstraints(),
                it -> it.name(),
                it -> List.of(it.expression(), it.noInherit()));
        follow(
                Kind.CONSTRAINT,
                name,
                was.foreignKeys(),
                is.foreignKeys(),
                it -> it.name(),
                it ->
                        List.of(
                                it.columns(),
                                it.referencedTable(),
                                it.referencedColumns(),
                                it.match(),
                                it.onUpdate(),
                                it.onDelete(),
                                it.setColumns()));
        follow(
                Kind.INDEX,
                name,
                was.indexes(),
                is.indexes(),
                it -> it.name(),
                it ->
                        List.of(
                                it.unique(),
                                it.method(),
                                it.keys(),
                                it.include(),
                                String.valueOf(it.predicate()),
                                it.nullsNotDistinct()));
        follow(
                Kind.SEQUENCE,
                null,
                owned(renamed, name),
                owned(to, name),
                Sequence::name,
                it -> List.of(String.valueOf(it.ownedBy())));
    }

    /** Those that went and those that came, paired where one of each is the same otherwise. */
    private <T> void follow(
            Kind kind,
            @Nullable String owner,
            List<T> from,
            List<T> to,
            Function<T, String> name,
            Function<T, Object> content) {
        var kept = to.stream().map(name).collect(Collectors.toSet());
        kept.retainAll(from.stream().map(name).collect(Collectors.toSet()));
        var gone = byContent(from, kept, name, content);
        var come = byContent(to, kept, name, content);
        gone.forEach(
                (what, olds) -> {
                    var news = come.getOrDefault(what, List.of());
                    if (olds.size() == 1 && news.size() == 1) {
                        renames.add(
                                new Rename(
                                        kind,
                                        owner,
                                        name.apply(olds.getFirst()),
                                        name.apply(news.getFirst())));
                    }
                });
    }

    private static <T> Map<Object, List<T>> byContent(
            List<T> items,
            Set<String> kept,
            Function<T, String> name,
            Function<T, Object> content) {
        return items.stream()
                .filter(item -> !kept.contains(name.apply(item)))
                .collect(Collectors.groupingBy(content, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<Table> table(Schema schema, String name) {
        return schema.tables().stream().filter(table -> table.name().equals(name)).toList();
    }

    private static List<Sequence> owned(Schema schema, String table) {
        return schema.sequences().stream()
                .filter(
                        sequence ->
                                sequence.ownedBy() != null
                                        && sequence.ownedBy().relation().equals(table))
                .toList();
    }
}

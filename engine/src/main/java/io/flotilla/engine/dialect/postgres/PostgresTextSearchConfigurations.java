package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.TextSearchConfiguration;
import io.flotilla.engine.schema.TextSearchConfiguration.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * Writes text search configurations. Mappings change in place, the parser does not,
 * https://www.postgresql.org/docs/current/sql-altertsconfig.html.
 */
final class PostgresTextSearchConfigurations
        implements PostgresObjectWriter<TextSearchConfiguration> {

    @Override
    public boolean altersInPlace(TextSearchConfiguration from, TextSearchConfiguration to) {
        return from.parser().equals(to.parser());
    }

    @Override
    public List<Draft> create(TextSearchConfiguration configuration) {
        var phase = Phase.CREATE_TEXT_SEARCH;
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(
                        phase,
                        "CREATE TEXT SEARCH CONFIGURATION %s (PARSER = %s)"
                                .formatted(quoted(configuration.name()), configuration.parser())));
        drafts.addAll(mappings("ADD", configuration, configuration.mappings()));
        drafts.addAll(
                PostgresComments.ifAny(
                        configuration.comment(),
                        PostgresComments.onTextSearchConfiguration(
                                phase, configuration.name(), configuration.comment())));
        return drafts;
    }

    @Override
    public List<Draft> drop(TextSearchConfiguration configuration) {
        return List.of(
                Draft.of(
                        Phase.DROP_TEXT_SEARCH,
                        "DROP TEXT SEARCH CONFIGURATION " + quoted(configuration.name())));
    }

    @Override
    public List<Draft> alter(TextSearchConfiguration from, TextSearchConfiguration to) {
        var phase = Phase.CREATE_TEXT_SEARCH;
        var drafts = new ArrayList<Draft>();
        var before = from.mappings().stream().map(Mapping::token).toList();
        var after = to.mappings().stream().map(Mapping::token).toList();
        var gone = before.stream().filter(token -> !after.contains(token)).toList();
        if (!gone.isEmpty()) {
            drafts.add(alter(to, "DROP MAPPING FOR " + tokens(gone)));
        }
        var changed = to.mappings().stream().filter(it -> !from.mappings().contains(it)).toList();
        drafts.addAll(
                mappings(
                        "ALTER",
                        to,
                        changed.stream().filter(it -> before.contains(it.token())).toList()));
        drafts.addAll(
                mappings(
                        "ADD",
                        to,
                        changed.stream().filter(it -> !before.contains(it.token())).toList()));
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(PostgresComments.onTextSearchConfiguration(phase, to.name(), to.comment()));
        }
        return drafts;
    }

    /** One statement for all kinds of token that go to the same dictionaries. */
    private static List<Draft> mappings(
            String verb, TextSearchConfiguration configuration, List<Mapping> mappings) {
        var tokens =
                mappings.stream()
                        .collect(
                                groupingBy(
                                        Mapping::dictionaries,
                                        LinkedHashMap::new,
                                        mapping(Mapping::token, toList())));
        return tokens.entrySet().stream()
                .map(
                        entry ->
                                alter(
                                        configuration,
                                        "%s MAPPING FOR %s WITH %s"
                                                .formatted(
                                                        verb,
                                                        tokens(entry.getValue()),
                                                        String.join(", ", entry.getKey()))))
                .toList();
    }

    private static Draft alter(TextSearchConfiguration configuration, String action) {
        return Draft.of(
                Phase.CREATE_TEXT_SEARCH,
                "ALTER TEXT SEARCH CONFIGURATION %s %s"
                        .formatted(quoted(configuration.name()), action));
    }

    private static String tokens(List<String> names) {
        return names.stream().map(PostgresIdentifiers::quoted).collect(joining(", "));
    }
}

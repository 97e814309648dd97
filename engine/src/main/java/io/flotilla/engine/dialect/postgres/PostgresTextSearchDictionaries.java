package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.TextSearchDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes text search dictionaries. Options change in place, the template does not,
 * https://www.postgresql.org/docs/current/sql-altertsdictionary.html.
 */
final class PostgresTextSearchDictionaries implements PostgresObjectWriter<TextSearchDictionary> {

    @Override
    public boolean altersInPlace(TextSearchDictionary from, TextSearchDictionary to) {
        return from.template().equals(to.template());
    }

    @Override
    public List<Draft> create(TextSearchDictionary dictionary) {
        var phase = Phase.CREATE_TEXT_SEARCH;
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(
                        phase,
                        "CREATE TEXT SEARCH DICTIONARY %s (TEMPLATE = %s%s)"
                                .formatted(
                                        quoted(dictionary.name()),
                                        dictionary.template(),
                                        dictionary.options() == null
                                                ? ""
                                                : ", " + dictionary.options())));
        drafts.addAll(
                PostgresComments.ifAny(
                        dictionary.comment(),
                        PostgresComments.onTextSearchDictionary(
                                phase, dictionary.name(), dictionary.comment())));
        return drafts;
    }

    @Override
    public List<Draft> drop(TextSearchDictionary dictionary) {
        return List.of(
                Draft.of(
                        Phase.DROP_TEXT_SEARCH,
                        "DROP TEXT SEARCH DICTIONARY " + quoted(dictionary.name())));
    }

    @Override
    public List<Draft> alter(TextSearchDictionary from, TextSearchDictionary to) {
        var phase = Phase.CREATE_TEXT_SEARCH;
        var drafts = new ArrayList<Draft>();
        if (!Objects.equals(from.options(), to.options())) {
            var options = new ArrayList<String>();
            var gone = names(from.options());
            gone.removeAll(names(to.options()));
            // a name without a value takes the option away
            gone.forEach(name -> options.add(quoted(name)));
            if (to.options() != null) {
                options.add(to.options());
            }
            drafts.add(
                    Draft.of(
                            phase,
                            "ALTER TEXT SEARCH DICTIONARY %s (%s)"
                                    .formatted(quoted(to.name()), String.join(", ", options))));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            drafts.add(PostgresComments.onTextSearchDictionary(phase, to.name(), to.comment()));
        }
        return drafts;
    }

    private static TreeSet<String> names(@Nullable String options) {
        var names = new TreeSet<String>();
        var tokens = SqlTokens.of(options == null ? "" : options);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isName() && tokens.get(i + 1).is('=')) {
                names.add(tokens.get(i).name());
            }
        }
        return names;
    }
}

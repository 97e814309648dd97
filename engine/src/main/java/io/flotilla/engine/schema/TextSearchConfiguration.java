package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How text is broken into words; {@code parser} and dictionaries are SQL text. */
public record TextSearchConfiguration(
        String name, String parser, List<Mapping> mappings, @Nullable String comment)
        implements SchemaObject {

    /** The dictionaries asked, in order, for one kind of token. */
    public record Mapping(String token, List<String> dictionaries) {
        public Mapping {
            dictionaries = List.copyOf(dictionaries);
        }
    }

    public TextSearchConfiguration {
        mappings = List.copyOf(mappings);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.of(ObjectName.Kind.TEXT_SEARCH_CONFIGURATION, name);
    }
}

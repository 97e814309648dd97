package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.Trash;
import io.flotilla.engine.dialect.TrashBin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds trash by its names, and its age in the comments that came with it. */
final class PostgresTrashBin implements TrashBin {

    private static final String LIST = load();
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public List<Trash> list(Connection connection, String schema) throws SQLException {
        try (var statement = connection.prepareStatement(LIST)) {
            statement.setString(1, schema);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new SchemaNotFound(schema);
                }
                var found = new ArrayList<Trash>();
                do {
                    if (rows.getString("kind") != null) {
                        found.add(trash(rows));
                    }
                } while (rows.next());
                return found.stream()
                        .sorted(comparing(Trash::kind).thenComparing(Trash::title))
                        .toList();
            }
        }
    }

    private static Trash trash(ResultSet rows) throws SQLException {
        var note = note(rows.getString("comment"));
        return new Trash(
                Trash.Kind.valueOf(rows.getString("kind").toUpperCase(Locale.ROOT)),
                rows.getString("table"),
                rows.getString("name"),
                rows.getString("identity"),
                note.path("was").isTextual() ? note.path("was").textValue() : null,
                since(note),
                rows.getLong("bytes"));
    }

    private static JsonNode note(@Nullable String comment) {
        if (comment == null || !comment.startsWith(PostgresTrashNote.MARK)) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(comment.substring(PostgresTrashNote.MARK.length()));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable Instant since(JsonNode note) {
        try {
            return OffsetDateTime.parse(note.path("at").asText()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public String removal(Trash trash) {
        return switch (trash.kind()) {
            case TABLE -> "DROP TABLE " + quoted(trash.name());
            case COLUMN ->
                    "ALTER TABLE %s DROP COLUMN %s"
                            .formatted(
                                    quoted(Objects.requireNonNull(trash.table())),
                                    quoted(trash.name()));
            case SEQUENCE -> "DROP SEQUENCE " + quoted(trash.name());
            case ROUTINE -> "DROP ROUTINE %s(%s)".formatted(quoted(trash.name()), trash.identity());
            case TYPE -> "DROP TYPE " + quoted(trash.name());
        };
    }

    private static String load() {
        try (var file = PostgresTrashBin.class.getResourceAsStream("trash.sql")) {
            var sql = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
            return sql.replace(":'schema'", "?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

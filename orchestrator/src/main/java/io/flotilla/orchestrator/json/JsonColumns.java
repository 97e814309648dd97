package io.flotilla.orchestrator.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.QualifiedArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.QualifiedColumnMapperFactory;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** Lets Jdbi read and write what is marked {@link Json} with Jackson. */
public final class JsonColumns implements JdbiPlugin {
    private final ObjectMapper json;

    public JsonColumns(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerArgument((QualifiedArgumentFactory) this::argument);
        jdbi.registerColumnMapper((QualifiedColumnMapperFactory) this::mapper);
    }

    private Optional<Argument> argument(
            QualifiedType<?> type, @Nullable Object value, ConfigRegistry config) {
        return isJson(type)
                ? Optional.of(
                        (position, statement, _) -> statement.setObject(position, jsonb(value)))
                : Optional.empty();
    }

    private Optional<ColumnMapper<?>> mapper(QualifiedType<?> type, ConfigRegistry config) {
        if (!isJson(type)) {
            return Optional.empty();
        }
        var target = javaType(type.getType());
        return Optional.of((row, column, _) -> read(row, column, target));
    }

    private static boolean isJson(QualifiedType<?> type) {
        return type.hasQualifier(Json.class);
    }

    private JavaType javaType(Type type) {
        return json.getTypeFactory().constructType(type);
    }

    private PGobject jsonb(@Nullable Object value) throws SQLException {
        var column = new PGobject();
        column.setType("jsonb");
        try {
            column.setValue(value == null ? null : json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new SQLException("no JSON can be made of a " + value.getClass().getName(), e);
        }
        return column;
    }

    private @Nullable Object read(ResultSet row, int column, JavaType type) throws SQLException {
        var text = row.getString(column);
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("column %d holds no JSON of a %s".formatted(column, type), e);
        }
    }
}

package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.testing.PostgresServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresIdentifiersTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    @Test
    void quotesAsTheServerDoes() throws SQLException {
        var names =
                new ArrayList<>(
                        List.of("a", "A", "a b", "1a", "a1", "_a", "a$", "ä", "\"", "it's", "a;b"));
        try (var connection = SERVER.connect();
                var statement = connection.createStatement();
                var words = statement.executeQuery("SELECT word FROM pg_get_keywords()")) {
            while (words.next()) {
                names.add(words.getString(1));
            }
            try (var quote = connection.prepareStatement("SELECT quote_ident(?)")) {
                for (var name : names) {
                    quote.setString(1, name);
                    try (var row = quote.executeQuery()) {
                        row.next();
                        assertThat(PostgresIdentifiers.quoted(name)).isEqualTo(row.getString(1));
                    }
                }
            }
        }
    }
}

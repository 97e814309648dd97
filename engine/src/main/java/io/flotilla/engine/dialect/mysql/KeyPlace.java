package io.flotilla.engine.dialect.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** The primary key of one row, as literals of numbers and of hexadecimal digits. */
record KeyPlace(List<String> literals) {

    private static final Pattern LITERAL =
            Pattern.compile("-?[0-9]+(\\.[0-9]+)?|(_utf8mb4 )?x'[0-9a-f]*'");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private static final String SEPARATOR = ", ";

    KeyPlace {
        literals = List.copyOf(literals);
    }

    static KeyPlace of(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        var literals = new ArrayList<String>();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            literals.add(literal(row, i, columns.getColumnType(i)));
        }
        return new KeyPlace(literals);
    }

    /** Dates and the like are compared as what they read as. */
    private static String literal(ResultSet row, int column, int type) throws SQLException {
        return switch (type) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                    hexadecimal(row.getBytes(column));
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR ->
                    text(row.getString(column));
            default -> {
                var value = row.getString(column);
                yield NUMBER.matcher(value).matches() ? value : text(value);
            }
        };
    }

    private static String text(String value) {
        return "_utf8mb4 " + hexadecimal(value.getBytes(UTF_8));
    }

    private static String hexadecimal(byte[] bytes) {
        return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }

    /**
     * @throws IllegalArgumentException if it is not what {@link #text} gave
     */
    static KeyPlace parse(String text) {
        var literals = List.of(text.split(SEPARATOR, -1));
        if (!literals.stream().allMatch(literal -> LITERAL.matcher(literal).matches())) {
            throw new IllegalArgumentException("no place in a table: " + text);
        }
        return new KeyPlace(literals);
    }

    String text() {
        return String.join(SEPARATOR, literals);
    }
}

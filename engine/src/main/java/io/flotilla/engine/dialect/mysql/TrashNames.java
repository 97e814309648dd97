package io.flotilla.engine.dialect.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flotilla.engine.dialect.TrashBin;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** What things are called while they are in the trash. */
final class TrashNames {

    /** In characters, https://dev.mysql.com/doc/refman/8.4/en/identifier-length.html. */
    private static final int LONGEST = 64;

    private TrashNames() {}

    static String of(String name) {
        var whole = TrashBin.PREFIX + name;
        if (whole.length() <= LONGEST) {
            return whole;
        }
        var sum = new CRC32();
        sum.update(name.getBytes(UTF_8));
        var bytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array();
        return whole.substring(0, LONGEST - 9) + "_" + HexFormat.of().formatHex(bytes);
    }
}

package io.flotilla.engine.dialect.redshift;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flotilla.engine.dialect.postgres.PostgresIdentifiers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Names as SQL. In quotes or not, Redshift folds them to lower case unless
 * enable_case_sensitive_identifier is on:
 * https://docs.aws.amazon.com/redshift/latest/dg/r_names.html.
 */
final class Names {

    /** In bytes, https://docs.aws.amazon.com/redshift/latest/dg/r_names.html. */
    private static final int LONGEST = 127;

    /**
     * What Redshift reserves besides PostgreSQL:
     * https://docs.aws.amazon.com/redshift/latest/dg/r_pg_keywords.html.
     */
    private static final Set<String> RESERVED =
            Set.of(
                    "aes128",
                    "aes256",
                    "allowoverwrite",
                    "az64",
                    "backup",
                    "blanksasnull",
                    "bytedict",
                    "bzip2",
                    "credentials",
                    "current_user_id",
                    "deflate",
                    "defrag",
                    "delta",
                    "delta32k",
                    "disable",
                    "emptyasnull",
                    "enable",
                    "encode",
                    "encrypt",
                    "encryption",
                    "explicit",
                    "globaldict256",
                    "globaldict64k",
                    "gzip",
                    "identity",
                    "ignore",
                    "language",
                    "lun",
                    "luns",
                    "lzo",
                    "lzop",
                    "minus",
                    "mostly13",
                    "mostly16",
                    "mostly32",
                    "mostly8",
                    "new",
                    "nulls",
                    "off",
                    "offline",
                    "oid",
                    "old",
                    "open",
                    "parallel",
                    "partition",
                    "percent",
                    "permissions",
                    "pivot",
                    "qualify",
                    "raw",
                    "readratio",
                    "recover",
                    "rejectlog",
                    "resort",
                    "respect",
                    "restore",
                    "runlength",
                    "snapshot",
                    "sysdate",
                    "system",
                    "tag",
                    "tdes",
                    "text255",
                    "text32k",
                    "top",
                    "truncatecolumns",
                    "unnest",
                    "unpivot",
                    "wallet",
                    "without");

    private Names() {}

    /** Whether the word is a name only in quotes; in lower case. */
    static boolean isReserved(String word) {
        return RESERVED.contains(word) || !PostgresIdentifiers.quoted(word).equals(word);
    }

    static String quoted(String name) {
        return RESERVED.contains(name) ? '"' + name + '"' : PostgresIdentifiers.quoted(name);
    }

    static String list(List<String> names) {
        return names.stream().map(Names::quoted).collect(Collectors.joining(", "));
    }

    /** A string, in which Redshift reads backslashes: they are doubled. */
    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** The name behind the prefix, cut where that would be too long, and then told by a sum. */
    static String prefixed(String prefix, String name) {
        var whole = prefix + name;
        if (whole.getBytes(UTF_8).length <= LONGEST) {
            return whole;
        }
        var sum = new CRC32();
        sum.update(name.getBytes(UTF_8));
        var end = "_%08x".formatted(sum.getValue());
        var cut = whole;
        while (cut.getBytes(UTF_8).length > LONGEST - end.length()) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut + end;
    }
}

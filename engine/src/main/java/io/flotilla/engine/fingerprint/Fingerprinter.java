package io.flotilla.engine.fingerprint;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.flotilla.engine.Sha256;
import io.flotilla.engine.schema.Schema;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Computes fingerprints as {@code engine/FINGERPRINT.md} says, and tells why two differ. */
public final class Fingerprinter {

    private static final String HEADING = "flotilla schema fp1\n";
    private static final String DIGITS_OF_RADIX_32 = "0123456789abcdefghijklmnopqrstuv";
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    private Fingerprinter() {}

    public static Fingerprint fingerprint(Schema schema) {
        return new Fingerprint("fp1:" + base32(Sha256.of(canonicalText(schema))));
    }

    /** The text the fingerprint is the hash of: one line per fact, sorted, each line ended. */
    public static String canonicalText(Schema schema) {
        return SchemaLines.of(schema).stream()
                .map(line -> line.text() + "\n")
                .collect(joining("", HEADING, ""));
    }

    /** The objects that make two schemas' fingerprints differ, by name; none if they are equal. */
    public static List<Difference> explain(Schema from, Schema to) {
        var before = objects(from);
        var after = objects(to);
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new Difference(name, before.get(name), after.get(name)))
                .filter(difference -> !Objects.equals(difference.from(), difference.to()))
                .toList();
    }

    private static Map<String, String> objects(Schema schema) {
        return SchemaLines.of(schema).stream()
                .collect(
                        groupingBy(
                                Line::object,
                                TreeMap::new,
                                mapping(Line::properties, joining("; "))));
    }

    /** 256 bits and four zero bits at the end make 52 digits of five bits. */
    private static String base32(byte[] digest) {
        var digits = new BigInteger(1, digest).shiftLeft(4).toString(32);
        return "0"
                .repeat(52 - digits.length())
                .concat(digits)
                .chars()
                .map(digit -> BASE32.charAt(DIGITS_OF_RADIX_32.indexOf(digit)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

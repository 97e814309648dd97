package io.flotilla.engine.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Index;
import io.flotilla.engine.schema.IndexKey;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FingerprinterTest {

    /** The schema of the example in FINGERPRINT.md. */
    private static final Schema EXAMPLE =
            new Schema(
                    List.of(customer("lower case,\tone\\each")),
                    List.of(new EnumType("plan", List.of("free", "pro"), null)),
                    List.of());

    @Test
    void isTheTextAndHashOfTheDocument() throws Exception {
        var document = Files.readString(Path.of("FINGERPRINT.md"));
        var text = block(document, "text");
        var printed = block(document, "fingerprint").strip();

        assertThat(Fingerprinter.canonicalText(EXAMPLE)).isEqualTo(text);
        assertThat(Fingerprinter.fingerprint(EXAMPLE)).hasToString(printed);
        assertThat(recomputed(text)).isEqualTo(printed);
    }

    @Test
    void neverChangesForTheEmptySchema() {
        assertThat(Fingerprinter.canonicalText(Schema.EMPTY)).isEqualTo("flotilla schema fp1\n");
        assertThat(Fingerprinter.fingerprint(Schema.EMPTY)).hasToString(GOLDEN);
    }

    private static final String GOLDEN = "fp1:6hmbno7wcudegxe56i3fkoyu4yoguixvwvg3q4fyednsxc4ktkmq";

    @Test
    void namesTheObjectsThatDiffer() {
        var other =
                new Schema(
                        List.of(customer(null)),
                        List.of(new EnumType("tier", List.of("free"), null)),
                        List.of());

        assertThat(Fingerprinter.explain(EXAMPLE, EXAMPLE)).isEmpty();
        assertThat(Fingerprinter.explain(EXAMPLE, other))
                .containsExactly(
                        new Difference(
                                "column customer.email",
                                "type=text, not-null, comment=lower case,\\tone\\\\each",
                                "type=text, not-null"),
                        new Difference(
                                "enum plan",
                                "; position=1, value=free; position=2, value=pro",
                                null),
                        new Difference("enum tier", null, "; position=1, value=free"));
    }

    @Test
    void keepsListsApartFromNamesWithCommas() {
        assertThat(new Line("index", "i").with("include", List.of("a,b")).text())
                .isEqualTo("index\ti\tinclude=a\\,b")
                .isNotEqualTo(new Line("index", "i").with("include", List.of("a", "b")).text());
    }

    /** RFC 4648 base32 of SHA-256, five bits at a time, as the document says. */
    private static String recomputed(String text) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        var bits = new StringBuilder();
        for (var octet : digest) {
            bits.append(
                    String.format("%8s", Integer.toBinaryString(octet & 0xff)).replace(' ', '0'));
        }
        bits.append("0000");
        var value = new StringBuilder("fp1:");
        for (var at = 0; at < bits.length(); at += 5) {
            var digit = Integer.parseInt(bits.substring(at, at + 5), 2);
            value.append("abcdefghijklmnopqrstuvwxyz234567".charAt(digit));
        }
        return value.toString();
    }

    private static String block(String document, String language) throws IOException {
        var matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(document);
        assertThat(matcher.find()).as("a block of %s", language).isTrue();
        return matcher.group(1).replace("→", "\t");
    }

    private static Table customer(String comment) {
        return new Table(
                "customer",
                List.of(
                        new Column("id", "bigint", false, null, null, null, null, null),
                        new Column("email", "text", false, null, null, null, null, comment),
                        new Column("plan", "plan", true, "'free'::plan", null, null, null, null)),
                new PrimaryKey(
                        "customer_pkey",
                        List.of("id"),
                        List.of(),
                        Deferrability.NOT_DEFERRABLE,
                        null),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Index(
                                "customer_email_idx",
                                true,
                                "btree",
                                List.of(new IndexKey(null, "lower(email)", null, null, true, true)),
                                List.of("id", "plan"),
                                null,
                                false,
                                true,
                                null)),
                null);
    }
}

package io.flotilla.orchestrator.audit.chain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flotilla.engine.Sha256;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * One act as the database has it; {@code details} is JSON.
 *
 * <p>Its content is the SHA-256, in hexadecimal, of the UTF-8 of a JSON object with the members
 * {@code act}, {@code actor}, {@code at}, {@code details} and {@code subject}: members sorted by
 * name at every depth, no blanks, numbers in plain digits as stored, and {@code at} in UTC with no,
 * three or six digits after the second. Nothing but what is stored is in it, so that anybody can
 * compute it.
 */
record Act(Instant at, String actor, String act, String subject, String details) {

    private static final JsonMapper CANONICAL =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    String content() {
        return HexFormat.of().formatHex(Sha256.of(canonical()));
    }

    String canonical() {
        var members = new TreeMap<String, Object>();
        members.put("act", act);
        members.put("actor", actor);
        members.put("at", at.toString());
        members.put("subject", subject);
        try {
            members.put("details", CANONICAL.readValue(details, Object.class));
            return CANONICAL.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details from a jsonb column are no JSON", e);
        }
    }
}

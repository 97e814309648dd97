package io.flotilla.engine.dialect;

import io.flotilla.engine.schema.Schema;

/**
 * What a statement that died halfway left in a schema: {@code without} is the schema as it would be
 * without it, {@code removal} the non-transactional statement that takes it away.
 */
public record Leftover(Schema without, String removal) {}

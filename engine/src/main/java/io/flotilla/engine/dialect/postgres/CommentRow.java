package io.flotilla.engine.dialect.postgres;

/** The comment on a relation or index, or on the column {@code number} of one. */
record CommentRow(long oid, int number, String comment) {}

package io.flotilla.engine.plan;

/** Rows that a batch has changed still meet its condition, so that there would always be more. */
final class EndlessBatch extends RuntimeException {}

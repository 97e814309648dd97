package io.flotilla.engine.conformance;

/** A case and its outcome. */
record Verdict(CorpusCase of, Outcome outcome) {}

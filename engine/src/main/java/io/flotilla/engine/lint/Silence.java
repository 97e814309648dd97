package io.flotilla.engine.lint;

/** The directive that silences a finding; {@code reason} is empty where it gives none. */
public record Silence(SourcePlace place, String reason) {}

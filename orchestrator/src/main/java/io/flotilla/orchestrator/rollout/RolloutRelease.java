package io.flotilla.orchestrator.rollout;

/** A release that a rollout brings to the targets of one dialect. */
public record RolloutRelease(long id, String dialect, String digest) {}

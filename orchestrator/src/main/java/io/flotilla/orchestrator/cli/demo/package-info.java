/**
 * {@code flotilla demo}: real servers, a fleet of real schemas and a rollout over it, through the
 * same API as every other command. Holds nothing the server or the other commands need.
 */
@NullMarked
package io.flotilla.orchestrator.cli.demo;

import org.jspecify.annotations.NullMarked;

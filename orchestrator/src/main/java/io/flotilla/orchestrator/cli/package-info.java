/**
 * The command line: {@link Main}, the shell it runs in and its exit codes. Each group of commands
 * has a package below. Holds nothing that needs Quarkus, so that it starts at once.
 */
@NullMarked
package io.flotilla.orchestrator.cli;

import org.jspecify.annotations.NullMarked;

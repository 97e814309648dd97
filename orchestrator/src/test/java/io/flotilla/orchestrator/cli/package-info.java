/** Tests of the command line, with the shell and the server they run against. */
package io.flotilla.orchestrator.cli;

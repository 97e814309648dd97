/** What is in deploy/ and docs/ for those who run Flotilla does what it says. */
package io.flotilla.orchestrator.deploy;

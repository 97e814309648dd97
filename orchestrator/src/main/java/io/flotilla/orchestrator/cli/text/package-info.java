/**
 * What commands print: coloured lines, tables, JSON, and a part of the screen that is redrawn in
 * place. Knows no command and no server.
 */
@NullMarked
package io.flotilla.orchestrator.cli.text;

import org.jspecify.annotations.NullMarked;

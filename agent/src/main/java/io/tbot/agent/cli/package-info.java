/**
 * The command line of the agent jar. Open {@link io.tbot.agent.cli.CommandLineTool} first. Entered by the main thread
 * of a JVM of its own.
 */
package io.tbot.agent.cli;

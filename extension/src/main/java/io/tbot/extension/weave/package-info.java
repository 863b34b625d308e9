/**
 * How classes are changed, in either host: finds the few classes that an instrumentation means among the thousands that
 * are loaded, and weaves only those. Open {@link io.tbot.extension.weave.LeanHost} first. Entered by the thread that
 * starts the agent, then by every thread that loads a class.
 */
package io.tbot.extension.weave;

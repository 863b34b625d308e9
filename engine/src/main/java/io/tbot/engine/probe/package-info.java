/**
 * What the user's own probes mean: which point an operation measures, what its families are called, what matched and
 * what did not. Open {@link io.tbot.engine.probe.ProbeRuntime} first. The bot's threads enter {@code ProbeRuntime}
 * alone; classes being woven enter {@code ProbeSites}.
 */
package io.tbot.engine.probe;

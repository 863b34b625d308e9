/**
 * The hot path and its merged picture: sites, series, per-thread cells, windows. Open
 * {@link io.tbot.engine.measure.Measure} first. The bot's threads enter {@code Measure}, and through it
 * {@code ThreadCells}, {@code Cell} and {@code Frames}; the agent's own threads read everything else.
 */
package io.tbot.engine.measure;

package io.tbot.engine.alert.channel;

import java.util.Map;

/**
 * The totals of several notifications that are told as one.
 *
 * @param notifications how many it stands for
 * @param firing alerts in them that fire
 * @param resolved alerts in them that are over
 * @param byRule alerts per rule, in the order of names
 */
public record Digest(int notifications, int firing, int resolved, Map<String, Integer> byRule) {}

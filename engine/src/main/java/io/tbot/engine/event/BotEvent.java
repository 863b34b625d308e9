package io.tbot.engine.event;

/**
 * One event as it is sent.
 *
 * @param position counts all events of this run, from 1
 * @param id what a listener says to go on behind it
 * @param metric the metric's name in full; empty where it is about none
 * @param json {@code bot_event_v1}
 */
public record BotEvent(EventType type, long position, String id, String metric, String json) {}

package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Message;
import java.util.List;

/**
 * What a courier carries in one go.
 *
 * @param deliveries what it settles: one, or all that a digest stands for
 */
record Parcel(Lane lane, Message message, List<Delivery> deliveries) {}

package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a courier carries in one go.
 *
 * @param message {@code null} where the channel tells again what it told before
 * @param deliveries what it settles: one, or all that a digest stands for
 */
record Parcel(Lane lane, @Nullable Message message, List<Delivery> deliveries) {}

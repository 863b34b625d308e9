/**
 * What each kind of channel sends, and what it makes of the answer. Open {@link io.tbot.engine.alert.channel.Channel}
 * first; {@link io.tbot.engine.alert.channel.ChannelsReader} makes them of the file.
 *
 * <p>Threads: the couriers of {@code alert.deliver}, one at a time per channel; all of them the agent's own.
 */
@NullMarked
package io.tbot.engine.alert.channel;

import org.jspecify.annotations.NullMarked;

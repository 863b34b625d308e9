package io.tbot.engine.alert.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reaches other people by a channel than those that it names. Threads: whoever reads. */
public interface Recipients {
    /** Where nothing is known of the channels: anybody may be reached by any. */
    Recipients ANY = new Recipients() {
        @Override
        public boolean takes(String channel, String recipient) {
            return true;
        }

        @Override
        public String to(String channel, List<String> recipients, String step) {
            return channel;
        }
    };

    /** Whether that channel could tell that recipient. */
    boolean takes(String channel, String recipient);

    /**
     * The channel that tells these instead, by the same means.
     *
     * @param step who wants it, for its name
     */
    String to(String channel, List<String> recipients, String step);

    /**
     * A step's channels with those of its recipients that each can tell; a channel that can tell none of them tells
     * whom it names.
     *
     * @param untold hears of each recipient whom none of the channels can tell
     */
    default List<String> reach(List<String> channels, List<String> recipients, String step, Consumer<String> untold) {
        List<String> reached = new ArrayList<>();
        List<String> left = new ArrayList<>(recipients);
        for (String channel : channels) {
            List<String> its = new ArrayList<>();
            for (String recipient : recipients) {
                if (takes(channel, recipient)) {
                    its.add(recipient);
                }
            }
            left.removeAll(its);
            reached.add(its.isEmpty() ? channel : to(channel, its, step));
        }
        left.forEach(untold);
        return List.copyOf(reached);
    }
}

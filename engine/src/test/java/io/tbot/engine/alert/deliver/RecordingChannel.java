package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.Channel;
import io.tbot.engine.alert.channel.Message;
import java.util.ArrayList;
import java.util.List;

/** Answers what it is told to, and remembers. */
final class RecordingChannel implements Channel {
    final List<Message> messages = new ArrayList<>();
    Answer answer = Answer.done();

    @Override
    public synchronized Answer send(Message message, long nowMillis) {
        messages.add(message);
        return answer;
    }
}

package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.Channel;
import io.tbot.engine.alert.channel.Message;
import io.tbot.engine.alert.channel.Resending;
import io.tbot.engine.alert.model.Alert;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A receiver that forgets what it is not told again; keeps what it is to be told. */
public final class ForgetfulChannel implements Channel, Resending {
    private final Map<String, Alert> kept = new LinkedHashMap<>();
    public volatile Answer answer = Answer.done();

    @Override
    public synchronized Answer send(Message message, long nowMillis) {
        keep(message.notification().alerts());
        return answer;
    }

    @Override
    public synchronized void keep(Collection<Alert> alerts) {
        alerts.forEach(alert -> kept.put(alert.fingerprint(), alert));
    }

    @Override
    public synchronized Collection<Alert> kept() {
        return List.copyOf(kept.values());
    }

    @Override
    public synchronized void endAllBut(Predicate<String> fires, long nowMillis) {
        kept.replaceAll((fingerprint, alert) ->
                alert.isFiring() && !fires.test(fingerprint) ? alert.endedAt(nowMillis) : alert);
    }

    @Override
    public Answer again(long nowMillis) {
        return answer;
    }
}

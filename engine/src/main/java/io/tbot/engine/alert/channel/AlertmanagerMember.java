package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Alert;
import java.io.IOException;
import java.util.List;

/**
 * One member of an Alertmanager cluster, and how it does.
 *
 * <p>Threads: the channel's courier. Errors: one that fails rests, {@value #REST_MILLIS} ms and longer after it kept us
 * waiting, so that one that hangs delays what others are told no more than a seventh of the time.
 */
final class AlertmanagerMember {
    private static final long REST_MILLIS = 10_000;
    private static final long REST_FOR_EACH_MILLI = 6;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Secret base;
    private final HttpWire wire;
    private boolean failed;
    private long restUntilMillis;

    AlertmanagerMember(Secret base, HttpWire wire) {
        this.base = base;
        this.wire = wire;
    }

    /** Whether it failed last, and so has missed something. */
    boolean failed() {
        return failed;
    }

    boolean rests(long nowMillis) {
        return failed && nowMillis < restUntilMillis;
    }

    /** Hands them over, all that it takes: a batch that is refused does not keep the next from it. */
    Answer push(String id, List<Alert> alerts, long nowMillis) {
        long startNanos = System.nanoTime();
        Answer answer = push(alerts, id, nowMillis);
        failed = answer.kind() == Answer.Kind.RETRY || answer.channelGone();
        if (failed) {
            long tookMillis = (System.nanoTime() - startNanos) / NANOS_PER_MILLI;
            restUntilMillis = nowMillis + Math.max(REST_MILLIS, REST_FOR_EACH_MILLI * tookMillis);
        }
        return answer;
    }

    private Answer push(List<Alert> alerts, String id, long nowMillis) {
        Answer worst = Answer.done();
        try {
            for (HttpCall call : AlertmanagerPush.calls(id, alerts, HttpCall.under(base), nowMillis)) {
                Answer answer = Replies.judge(wire.send(call), nowMillis);
                if (answer.kind() == Answer.Kind.RETRY || answer.channelGone()) {
                    return answer;
                }
                worst = answer.kind() == Answer.Kind.DONE ? worst : answer;
            }
            return worst;
        } catch (RefusedAddressException refused) {
            return Answer.gone(refused.getMessage());
        } catch (IOException fault) {
            return Answer.retry(HttpChannel.why(fault));
        }
    }
}

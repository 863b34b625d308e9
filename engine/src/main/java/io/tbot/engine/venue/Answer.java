package io.tbot.engine.venue;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.orders.CallFailure;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of the fate of a call. An answer of 5xx, or none, leaves it open: the venue may have carried the
 * call out. An error code is the reason as the venue writes it.
 */
final class Answer {
    private static final int MAX_REASON = 64;

    private Answer() {}

    static void judge(ApiCall call, int status, @Nullable Throwable thrown, OrderFacts facts) {
        String code = code(call);
        if (status <= 0) {
            CallFailure failure = call.traffic.failures().of(thrown == null ? new NoAnswer() : thrown);
            boolean refused = failure.outcome() == CallFailure.Outcome.REFUSED;
            say(facts, refused ? OrderFacts.REFUSED : OrderFacts.UNKNOWN, failure.reason());
        } else if (status >= 500 || status == 408) {
            say(facts, OrderFacts.UNKNOWN, status == 408 ? "http_408" : "http_5xx");
        } else if (status == 429 || status == 418) {
            say(facts, OrderFacts.REFUSED, "rate_limit");
        } else if (code != null) {
            refuse(call.profile, code, facts);
        } else if (status >= 400) {
            say(facts, OrderFacts.REFUSED, "http_4xx");
        } else if (status >= 300) {
            say(facts, OrderFacts.UNKNOWN, "http_3xx");
        }
    }

    /** What an error code says. */
    static void refuse(@Nullable Profile profile, String code, OrderFacts facts) {
        boolean open = profile != null && profile.isUnknown(code);
        boolean limit = profile != null && profile.limitOf(code) != null;
        say(facts, open ? OrderFacts.UNKNOWN : OrderFacts.REFUSED, limit ? "rate_limit" : code);
    }

    private static void say(OrderFacts facts, int outcome, String reason) {
        facts.outcome = outcome;
        facts.reason = reason.substring(0, Math.min(reason.length(), MAX_REASON));
    }

    /** The answer's error; {@code null} without one. */
    static @Nullable String code(ApiCall call) {
        for (int i = 0; i < Fact.MAX_CODES; i++) {
            String code = call.text(Fact.CODE + i);
            if (code != null && call.profile.isError(code)) {
                return code;
            }
        }
        return null;
    }

    /** Stands for an answer that never came, without a reason. */
    private static final class NoAnswer extends java.io.IOException {
        private static final long serialVersionUID = 1;
    }
}

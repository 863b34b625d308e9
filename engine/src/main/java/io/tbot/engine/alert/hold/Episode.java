package io.tbot.engine.alert.hold;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Reason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One time that an alert fired, from its beginning to its end.
 *
 * @param alert as it stood last
 * @param cause why it was over; {@code null} while it fires
 * @param acknowledgement of one that fires whoever has it; of one that is over whoever took it last
 * @param suppressed all that kept it from being told, at one time or another
 */
public record Episode(Alert alert, @Nullable Cause cause, Acknowledgement acknowledgement, Set<Reason> suppressed) {
    /** The same, with the texts of an earlier time where they are equal. */
    Episode sharing(Episode before) {
        Alert was = before.alert;
        Alert shared = new Alert(
                was.fingerprint(),
                was.rule(),
                alert.severity(),
                alert.labels().equals(was.labels()) ? was.labels() : alert.labels(),
                alert.annotations().equals(was.annotations()) ? was.annotations() : alert.annotations(),
                alert.value(),
                alert.threshold(),
                alert.startsAtMillis(),
                alert.endsAtMillis(),
                alert.acknowledgedBy(),
                alert.escalationStep());
        return new Episode(shared, cause, acknowledgement, suppressed);
    }
}

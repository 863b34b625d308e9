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
public record Episode(Alert alert, @Nullable Cause cause, Acknowledgement acknowledgement, Set<Reason> suppressed) {}

package io.tbot.engine.alert;

import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.config.Mistake;
import java.util.List;

/**
 * A text of rules, held against the numbers there are.
 *
 * @param rules that are sound
 * @param warnings of rules that look at numbers nobody has heard of so far
 */
public record RuleCheck(List<Rule> rules, List<Mistake> mistakes, List<Mistake> warnings) {}

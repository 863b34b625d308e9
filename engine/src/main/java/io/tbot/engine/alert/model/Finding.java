package io.tbot.engine.alert.model;

/** What one look at one instance of a rule came to. */
public enum Finding {
    /** The condition holds. */
    BREACH,
    /** The condition does not hold, nor does the rule's own condition for clear. */
    BETWEEN,
    /** It is over. */
    CLEAR,
    /** There is nothing to judge: no series, no sample in the window, a division of nothing by nothing. */
    NO_DATA,
    /** There are samples, too few to judge by. */
    INSUFFICIENT,
    /** The expression could not be evaluated. */
    ERROR
}

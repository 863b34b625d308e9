package io.tbot.extension.weave;

import java.util.List;

/**
 * One instrumentation that may mean the class at hand.
 *
 * @param target the instrumentation
 * @param type whether the class itself may be meant; its type matcher has the last word
 * @param lambdas methods of the class that stand in for a method the instrumentation means
 */
record Candidate(Target target, boolean type, List<LambdaBody> lambdas) {}

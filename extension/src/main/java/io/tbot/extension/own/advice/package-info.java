/**
 * Advice of own probes, inlined into the bot's methods: plain bytecode that calls nothing but public members of
 * {@code io.tbot.bootstrap}. Open {@link io.tbot.extension.own.advice.CallAdvice} first. Entered by any application
 * thread, but never from here: these classes are read, not run.
 */
package io.tbot.extension.own.advice;

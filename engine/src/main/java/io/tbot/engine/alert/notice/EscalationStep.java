package io.tbot.engine.alert.notice;

/** A step of an escalation, from 1. */
public record EscalationStep(String policy, int step) {}

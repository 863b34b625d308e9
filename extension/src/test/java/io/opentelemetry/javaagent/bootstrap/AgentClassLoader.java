package io.opentelemetry.javaagent.bootstrap;

/** Stands where the stock agent's loader of this name would. */
public final class AgentClassLoader extends ClassLoader {}

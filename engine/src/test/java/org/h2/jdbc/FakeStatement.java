package org.h2.jdbc;

/** An object whose class a driver's package holds. */
public final class FakeStatement {}

/**
 * Where JDBC drivers and connection pools are woven. Open {@link io.tbot.extension.jdbc.JdbcModule} first. Entered by
 * any thread that loads a class; the advice runs on the bot's threads.
 */
@NullMarked
package io.tbot.extension.jdbc;

import org.jspecify.annotations.NullMarked;

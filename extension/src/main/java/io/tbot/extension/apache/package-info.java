/**
 * Where Apache HttpClient is woven, 4.5 and 5, waited for and in the background. Open
 * {@link io.tbot.extension.apache.ApacheHttpClientModule} first. Entered by any thread that loads a class; the advice
 * runs on the bot's threads and the client's.
 */
@NullMarked
package io.tbot.extension.apache;

import org.jspecify.annotations.NullMarked;

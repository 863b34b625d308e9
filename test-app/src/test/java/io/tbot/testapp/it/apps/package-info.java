/**
 * Applications that child JVMs run; they know nothing of the agent. Open {@link io.tbot.testapp.it.apps.SmallBot}
 * first.
 */
package io.tbot.testapp.it.apps;

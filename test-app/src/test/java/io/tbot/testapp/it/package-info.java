/**
 * Real JVMs under the packaged agent. Open {@link io.tbot.testapp.it.ChildJvm} first. Entered by the test thread only.
 */
package io.tbot.testapp.it;

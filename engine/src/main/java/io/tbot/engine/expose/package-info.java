/**
 * What is shown outside: the Prometheus families and the JSON interface. Open {@link io.tbot.engine.expose.Endpoint}
 * first. Entered by the HTTP server's connection threads.
 */
package io.tbot.engine.expose;

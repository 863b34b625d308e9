/**
 * The agent's own small HTTP/1.1 server, who may ask it, and event streams. Open
 * {@link io.tbot.engine.expose.http.HttpServer} first. Entered by the agent's accept, clock and connection threads
 * only; whoever publishes events puts them in a bounded queue and leaves.
 */
package io.tbot.engine.expose.http;

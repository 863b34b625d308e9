/**
 * The outer classes, Java 8 bytecode, seen by the application's loader: premain, the isolated inner loader, the boot
 * loader's definer.
 */
package io.tbot.agent;

package io.tbot.extension.weave;

/**
 * A method that a lambda or method reference of its own class turned into the implementation of an interface method.
 *
 * @param interfaceName internal name of the interface
 * @param samName name of the interface method
 * @param samDescriptor its erased descriptor
 * @param method internal name of the implementing method followed by its descriptor
 * @param shift where the interface method's argument 0 stands among its parameters
 */
record LambdaBody(String interfaceName, String samName, String samDescriptor, String method, int shift) {}

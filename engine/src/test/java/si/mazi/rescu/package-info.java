/** What has a name that a real library uses. Open {@link si.mazi.rescu.AwareException} first. Entered by tests. */
package si.mazi.rescu;

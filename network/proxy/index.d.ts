/**
 * What the kube-proxies of all nodes do. Guarantees:
 * - what the proxy of a node shows is a pure function of the changes, their times and the seed; a
 *   node never goes back to an earlier state, and sees changes in their order;
 * - a change costs time for what it changes, not for nodes; a connection about a microsecond;
 * - which endpoint of several gets a connection is drawn from the given stream of chance.
 */
export type { Connection } from "./decide.ts";
export { noProxyDelay, type ProxyDelay, proxyDelayDefault } from "./proxy-delay.ts";
export type { ServicePortName, Via } from "./service-ports.ts";
export { type Routed, ServiceProxies } from "./service-proxies.ts";

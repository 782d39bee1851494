/** When the proxy of a node brings its rules up to date. */
/** How long a change takes until the proxy of a node acts on it, at least and at most. */
export interface ProxyDelay {
    readonly minMs: number;
    readonly maxMs: number;
}
/**
 * The watch and the writing of rules take 50 ms at least. A proxy that has just written its rules
 * waits for a second before it does so again, and then takes up all that has come meanwhile.
 * Source: `--iptables-min-sync-period` and the BoundedFrequencyRunner of kube-proxy 1.36.
 */
export declare const proxyDelayDefault: ProxyDelay;
export declare const noProxyDelay: ProxyDelay;
/**
 * The time up to which the rules of a proxy know of changes. It writes them anew once every
 * `maxMs - minMs`, at a time of its own: `phase`, from 0 to 1, says when. So no proxy needs a
 * timer, a change takes any delay between the two with the same chance, changes keep their order,
 * and those that come close together are often taken up together.
 */
export declare function knownUntil(nowMs: number, phase: number, { minMs, maxMs }: ProxyDelay): number;

/** What one request takes. */
export interface Work {
    /** However much CPU there is. */
    readonly latencyMs: number;
    readonly cpuSeconds: number;
    /** Held from its coming to its end. */
    readonly memoryBytes: number;
}
/** What a container has for its requests. */
export interface Capacity {
    /** How many it works on at once; `Infinity` where nothing is said of it. */
    readonly concurrency: number;
    /** How many more wait. */
    readonly queue: number;
    /** Its limit of CPU; `Infinity` where it has none. */
    readonly cores: number;
}
/** When a request begins to be worked on, and when it is answered. */
export interface Admitted {
    readonly startsMs: number;
    readonly endsMs: number;
}
/** What requests used in a time. */
export interface RequestUse {
    readonly requests: number;
    readonly cpuMillicores: number;
    /** On average. */
    readonly memoryBytes: number;
}
/** Use is kept for so long a time at once. Source: metrics-server 0.8, --metric-resolution. */
export declare const windowMs = 15000;
export declare class ContainerLoad {
    #private;
    /** Takes a request in, or `undefined` where too many wait; times never go back. */
    admit(work: Work, { concurrency, queue, cores }: Capacity, nowMs: number): Admitted | undefined;
    /** What the requests under way hold of memory. */
    heldBytes(nowMs: number): number;
    /** What requests used in the last whole window before a time. */
    use(nowMs: number): RequestUse;
    /** How many requests are under way. */
    underWay(nowMs: number): number;
}

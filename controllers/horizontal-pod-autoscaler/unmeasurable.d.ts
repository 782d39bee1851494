/** Why a number of replicas cannot be told from a metric, in the words of Kubernetes. */
export declare class Unmeasurable extends Error {
    readonly name = "Unmeasurable";
}
/** What `attempt` gives; where it cannot be told, what was tried comes before the reason. */
export declare function trying<T>(what: string, attempt: () => T): T;

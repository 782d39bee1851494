/** The priority classes that every cluster has. Source: pkg/apis/scheduling/v1/helpers.go 1.36. */
export declare const systemClasses: readonly [{
    readonly name: "system-node-critical";
    readonly value: 2000001000;
    readonly description: "Used for system critical pods that must not be moved from their current node.";
}, {
    readonly name: "system-cluster-critical";
    readonly value: 2000000000;
    readonly description: string;
}];
/** What the names of those classes begin with, and of no others. */
export declare const systemPrefix = "system-";
/** Above it is what the system needs. */
export declare const highestUserPriority = 1000000000;

/** The priority classes that every cluster has. Source: pkg/apis/scheduling/v1/helpers.go 1.36. */
export const systemClasses = [
  {
    name: "system-node-critical",
    value: 2_000_001_000,
    description: "Used for system critical pods that must not be moved from their current node.",
  },
  {
    name: "system-cluster-critical",
    value: 2_000_000_000,
    description:
      "Used for system critical pods that must run in the cluster, but can be moved to another " +
      "node if necessary.",
  },
] as const;

/** What the names of those classes begin with, and of no others. */
export const systemPrefix = "system-";

/** Above it is what the system needs. */
export const highestUserPriority = 1_000_000_000;

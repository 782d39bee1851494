/**
 * What a new cluster has to share out the work of its API server.
 * Source: apiserver/pkg/apis/flowcontrol/bootstrap 1.36.
 */
import type { FlowSchemaSpec } from "./flow-schema-spec.ts";
import {
  autoUpdateAnnotation,
  everybody,
  everythingOf,
  groups,
  mandatoryFlowSchemas,
  mandatoryPriorityLevels,
} from "./mandatory.ts";

type Rules = NonNullable<FlowSchemaSpec["rules"]>;

const users = (...names: readonly string[]) =>
  names.map((name) => ({ kind: "User", user: { name } }));
const systemAccounts = (...names: readonly string[]) =>
  names.map((name) => ({
    kind: "ServiceAccount",
    serviceAccount: { namespace: "kube-system", name },
  }));

const readWrite = ["get", "create", "update"];
const resources = (
  verbs: readonly string[],
  group: string,
  { of, namespaces = ["*"], clusterScope }: ResourceWords,
) => ({
  verbs,
  apiGroups: [group],
  resources: of.split(" "),
  ...(clusterScope === undefined ? {} : { clusterScope }),
  namespaces,
});
interface ResourceWords {
  readonly of: string;
  readonly namespaces?: readonly string[];
  readonly clusterScope?: true;
}

const leases = (verbs: readonly string[]) =>
  resources(verbs, "coordination.k8s.io", { of: "leases" });
const endpoints = { of: "endpoints configmaps" };

const manager = "system:kube-controller-manager";
const scheduler = "system:kube-scheduler";

/** Name, level, precedence, what tells flows apart, and the rules. */
type Suggested = readonly [string, string, number, "ByUser" | "ByNamespace" | "", Rules];

const suggestedFlowSchemas: readonly Suggested[] = [
  ["system-nodes", "system", 500, "ByUser", everythingOf(groups("system:nodes"))],
  [
    "system-node-high",
    "node-high",
    400,
    "ByUser",
    [
      {
        subjects: groups("system:nodes"),
        resourceRules: [
          resources(["*"], "", { of: "nodes nodes/status", clusterScope: true }),
          leases(["*"]),
        ],
      },
    ],
  ],
  [
    "probes",
    "exempt",
    2,
    "",
    [
      {
        subjects: everybody,
        nonResourceRules: [{ verbs: ["get"], nonResourceURLs: ["/healthz", "/readyz", "/livez"] }],
      },
    ],
  ],
  [
    "system-leader-election",
    "leader-election",
    100,
    "ByUser",
    [
      {
        subjects: [...users(manager, scheduler), ...systemAccounts("*")],
        resourceRules: [
          resources(readWrite, "", { ...endpoints, namespaces: ["kube-system"] }),
          leases(readWrite),
        ],
      },
    ],
  ],
  [
    "endpoint-controller",
    "workload-high",
    150,
    "ByUser",
    [
      {
        subjects: [
          ...users(manager),
          ...systemAccounts("endpoint-controller", "endpointslicemirroring-controller"),
        ],
        resourceRules: [resources(readWrite, "", { of: "endpoints" })],
      },
    ],
  ],
  [
    "workload-leader-election",
    "leader-election",
    200,
    "ByUser",
    [
      {
        subjects: systemAccounts("*"),
        resourceRules: [resources(readWrite, "", endpoints), leases(readWrite)],
      },
    ],
  ],
  ["kube-controller-manager", "workload-high", 800, "ByNamespace", everythingOf(users(manager))],
  ["kube-scheduler", "workload-high", 800, "ByNamespace", everythingOf(users(scheduler))],
  [
    "kube-system-service-accounts",
    "workload-high",
    900,
    "ByNamespace",
    everythingOf(systemAccounts("*")),
  ],
  [
    "service-accounts",
    "workload-low",
    9000,
    "ByUser",
    everythingOf(groups("system:serviceaccounts")),
  ],
  ["global-default", "global-default", 9900, "ByUser", everythingOf(everybody)],
];

/** Name, shares, what it lends in percent, queues and the hand dealt of them. */
type Level = readonly [string, number, number, number, number];

const suggestedLevels: readonly Level[] = [
  ["system", 30, 33, 64, 6],
  ["node-high", 40, 25, 64, 6],
  ["leader-election", 10, 0, 16, 4],
  ["workload-high", 40, 50, 128, 6],
  ["workload-low", 100, 90, 128, 6],
  ["global-default", 20, 50, 128, 6],
];

const queueLengthLimit = 50;

/** Whoever wants to change one of those suggested says `false`, and the server leaves it alone. */
const metadataOf = (name: string) => ({
  name,
  annotations: { [autoUpdateAnnotation]: "true" },
});

/** Bodies of FlowSchemas. */
export const bootstrapFlowSchemas = [
  ...[...mandatoryFlowSchemas].map(([name, spec]) => ({ metadata: metadataOf(name), spec })),
  ...suggestedFlowSchemas.map(([name, level, matchingPrecedence, type, rules]) => ({
    metadata: metadataOf(name),
    spec: {
      priorityLevelConfiguration: { name: level },
      matchingPrecedence,
      ...(type === "" ? {} : { distinguisherMethod: { type } }),
      rules,
    },
  })),
];

/** Bodies of PriorityLevelConfigurations. */
export const bootstrapPriorityLevels = [
  ...[...mandatoryPriorityLevels].map(([name, spec]) => ({ metadata: metadataOf(name), spec })),
  ...suggestedLevels.map(([name, shares, lendablePercent, queues, handSize]) => ({
    metadata: metadataOf(name),
    spec: {
      type: "Limited",
      limited: {
        nominalConcurrencyShares: shares,
        limitResponse: { type: "Queue", queuing: { queues, handSize, queueLengthLimit } },
        lendablePercent,
      },
    },
  })),
];

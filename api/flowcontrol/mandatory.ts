/**
 * The specs that a server insists on, by name, as they are once decoded.
 * Source: apiserver/pkg/apis/flowcontrol/bootstrap 1.36.
 */
import type { FlowSchemaSpec } from "./flow-schema-spec.ts";
import type { PriorityLevelConfigurationSpec } from "./priority-level-spec.ts";

/** Says whether the server is to keep the spec as it suggests, once somebody changes the object. */
export const autoUpdateAnnotation = "apf.kubernetes.io/autoupdate-spec";

type Subject = NonNullable<FlowSchemaSpec["rules"]>[number]["subjects"][number];

export const groups = (...names: readonly string[]): readonly Subject[] =>
  names.map((name) => ({ kind: "Group", group: { name } }));

/** Whatever the subjects ask. */
export const everythingOf = (subjects: readonly Subject[]) => [
  {
    subjects,
    resourceRules: [
      {
        verbs: ["*"],
        apiGroups: ["*"],
        resources: ["*"],
        clusterScope: true,
        namespaces: ["*"],
      },
    ],
    nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
  },
];

export const everybody = groups("system:unauthenticated", "system:authenticated");

export const mandatoryFlowSchemas: ReadonlyMap<string, FlowSchemaSpec> = new Map([
  [
    "exempt",
    {
      priorityLevelConfiguration: { name: "exempt" },
      matchingPrecedence: 1,
      rules: everythingOf(groups("system:masters")),
    },
  ],
  [
    "catch-all",
    {
      priorityLevelConfiguration: { name: "catch-all" },
      matchingPrecedence: 10_000,
      distinguisherMethod: { type: "ByUser" },
      rules: everythingOf(everybody),
    },
  ],
]);

export const mandatoryPriorityLevels: ReadonlyMap<string, PriorityLevelConfigurationSpec> = new Map<
  string,
  PriorityLevelConfigurationSpec
>([
  ["exempt", { type: "Exempt", exempt: { nominalConcurrencyShares: 0, lendablePercent: 0 } }],
  [
    "catch-all",
    {
      type: "Limited",
      limited: {
        nominalConcurrencyShares: 5,
        limitResponse: { type: "Reject" },
        lendablePercent: 0,
      },
    },
  ],
]);

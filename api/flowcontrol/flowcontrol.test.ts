import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { bootstrapFlowSchemas, bootstrapPriorityLevels } from "./bootstrap.ts";
import { FlowSchema } from "./flow-schema.ts";
import type { FlowSchemaSpec } from "./flow-schema-spec.ts";
import { PriorityLevelConfiguration } from "./priority-level-configuration.ts";
import type { PriorityLevelConfigurationSpec } from "./priority-level-spec.ts";

type Rule = NonNullable<FlowSchemaSpec["rules"]>[number];
type ResourceRule = NonNullable<Rule["resourceRules"]>[number];

const schemaOf = (spec: Partial<FlowSchemaSpec> = {}, name = "mine"): FlowSchema => ({
  apiVersion: "flowcontrol.apiserver.k8s.io/v1",
  kind: "FlowSchema",
  metadata: { name },
  spec: {
    priorityLevelConfiguration: { name: "workload-low" },
    matchingPrecedence: 1000,
    ...spec,
  },
  status: {},
});
const group = { kind: "Group", group: { name: "a" } };
const everything = { verbs: ["*"], nonResourceURLs: ["*"] };
const withRule = (rule: Partial<Rule>) =>
  schemaOf({ rules: [{ subjects: [group], nonResourceRules: [everything], ...rule }] });
const withResources = (rule: Partial<ResourceRule>) =>
  withRule({
    nonResourceRules: [],
    resourceRules: [
      { verbs: ["get"], apiGroups: [""], resources: ["pods"], namespaces: ["a"], ...rule },
    ],
  });
const withUrl = (url: string) =>
  withRule({ nonResourceRules: [{ verbs: ["get"], nonResourceURLs: [url] }] });

const rule = "spec.rules[0]";
const subject = `${rule}.subjects[0]`;
const resource = `${rule}.resourceRules[0]`;
const url = `${rule}.nonResourceRules[0].nonResourceURLs[0]`;
const label =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must " +
  "start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for " +
  "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

describe("a flow schema", () => {
  test.each<{ behaviour: string; schema: FlowSchema; errors: readonly string[] }>([
    { behaviour: "needs no rules", schema: schemaOf(), errors: [] },
    {
      behaviour: "has a precedence above 0",
      schema: schemaOf({ matchingPrecedence: -1 }),
      errors: ["spec.matchingPrecedence: Invalid value: -1: must be a positive value"],
    },
    {
      behaviour: "has a precedence of at most 10000",
      schema: schemaOf({ matchingPrecedence: 10_001 }),
      errors: ["spec.matchingPrecedence: Invalid value: 10001: must not be greater than 10000"],
    },
    {
      behaviour: "does not come before the one that is exempt",
      schema: schemaOf({ matchingPrecedence: 1 }),
      errors: [
        "spec.matchingPrecedence: Invalid value: 1: only the schema named 'exempt' may have " +
          "matchingPrecedence 1",
      ],
    },
    {
      behaviour: "tells flows apart by user or by namespace",
      schema: schemaOf({ distinguisherMethod: { type: "ByVerb" } }),
      errors: [
        'spec.distinguisherMethod.type: Unsupported value: {"Type":"ByVerb"}: supported values: ' +
          '"ByNamespace", "ByUser"',
      ],
    },
    {
      behaviour: "names a priority level",
      schema: schemaOf({ priorityLevelConfiguration: { name: "" } }),
      errors: [
        "spec.priorityLevelConfiguration.name: Required value: must reference a priority level",
      ],
    },
    {
      behaviour: "says in each rule who asks, and for what",
      schema: withRule({ subjects: [], nonResourceRules: [] }),
      errors: [
        `${rule}.subjects: Required value: subjects must contain at least one value`,
        `${rule}: Required value: at least one of resourceRules and nonResourceRules has to be ` +
          "non-empty",
      ],
    },
    {
      behaviour: "has subjects of three kinds",
      schema: withRule({ subjects: [{ kind: "Robot" }] }),
      errors: [
        `${subject}.kind: Unsupported value: "Robot": supported values: "Group", ` +
          '"ServiceAccount", "User"',
      ],
    },
    {
      behaviour: "gives a subject the member of its kind alone",
      schema: withRule({
        subjects: [{ kind: "User", group: { name: "a" } }],
      }),
      errors: [
        `${subject}.user: Required value: user is required when subject kind is 'User'`,
        `${subject}.group: Forbidden: group is forbidden when subject kind is not 'Group'`,
      ],
    },
    {
      behaviour: "gives service accounts a namespace and a name",
      schema: withRule({
        subjects: [{ kind: "ServiceAccount", serviceAccount: { namespace: "", name: "" } }],
      }),
      errors: [
        `${subject}.serviceAccount.name: Required value`,
        `${subject}.serviceAccount.namespace: Required value: must specify namespace for service ` +
          "account",
      ],
    },
    {
      behaviour: "knows nine verbs",
      schema: withResources({ verbs: ["get", "look"] }),
      errors: [
        `${resource}.verbs: Unsupported value: ["get","look"]: supported values: "create", ` +
          '"delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch"',
      ],
    },
    {
      behaviour: "has nothing beside a wildcard",
      schema: withResources({
        verbs: ["*", "get"],
        apiGroups: ["*", ""],
        resources: ["*", "pods"],
        namespaces: ["*", "a"],
      }),
      errors: [
        `${resource}.verbs: Invalid value: ["*","get"]: if '*' is present, must not specify other ` +
          "verbs",
        `${resource}.apiGroups: Invalid value: ["*",""]: if '*' is present, must not specify other ` +
          "api groups",
        `${resource}.resources: Invalid value: ["*","pods"]: if '*' is present, must not specify ` +
          "other resources",
        `${resource}.namespaces: Invalid value: ["*","a"]: if '*' is present, must not specify ` +
          "other namespaces",
      ],
    },
    {
      behaviour: "names groups, resources and namespaces",
      schema: withResources({ verbs: [], apiGroups: [], resources: [], namespaces: null }),
      errors: [
        `${resource}.verbs: Required value: verbs must contain at least one value`,
        `${resource}.apiGroups: Required value: resource rules must supply at least one api group`,
        `${resource}.resources: Required value: resource rules must supply at least one resource`,
        `${resource}.namespaces: Required value: resource rules that are not cluster scoped must ` +
          "supply at least one namespace",
      ],
    },
    {
      behaviour: "needs no namespace for what is in none",
      schema: withResources({ clusterScope: true, namespaces: null }),
      errors: [],
    },
    {
      behaviour: "names namespaces as they are named",
      schema: withResources({ namespaces: ["A"] }),
      errors: [
        `${resource}.namespaces[0]: Invalid value: "A": each member of this list must be '*' or a ` +
          `DNS-1123 label; ${label}`,
      ],
    },
    {
      behaviour: "has paths from the root",
      schema: withUrl("healthz"),
      errors: [`${url}: Invalid value: "healthz": must start with slash`],
    },
    {
      behaviour: "has paths without blanks",
      schema: withUrl("/a b"),
      errors: [`${url}: Invalid value: "/a b": must not contain white-space`],
    },
    {
      behaviour: "has paths without empty parts",
      schema: withUrl("/a//b"),
      errors: [`${url}: Invalid value: "/a//b": must not contain double slash`],
    },
    {
      behaviour: "has a wildcard only for all that is below",
      schema: withUrl("/a*"),
      errors: [`${url}: Invalid value: "/a*": wildcard can only do suffix matching`],
    },
    {
      behaviour: "is as it must be, where a server insists on it",
      schema: schemaOf({ matchingPrecedence: 2 }, "exempt"),
      errors: [
        'spec: Invalid value: {"PriorityLevelConfiguration":{"Name":"workload-low"},' +
          '"MatchingPrecedence":2,"DistinguisherMethod":null,"Rules":null}: ' +
          "spec of 'exempt' must equal the fixed value",
      ],
    },
  ])("$behaviour", ({ schema, errors }) => {
    expect(errorTexts(FlowSchema.strategy.validate?.(schema) ?? [])).toEqual(errors);
  });

  test("has each condition once, and each has a type", () => {
    const conditions = [{ type: "A" }, { type: "A" }, {}];
    const schema = { ...schemaOf(), status: { conditions } };
    expect(errorTexts(FlowSchema.strategy.validateStatusUpdate?.(schema, schema) ?? [])).toEqual([
      'status.conditions[1].type: Duplicate value: "A"',
      "status.conditions[2].type: Required value: must not be empty",
    ]);
  });

  test("has a precedence of 1000 where it has none", () => {
    const none = schemaOf({ matchingPrecedence: 0 });
    expect(FlowSchema.strategy.defaults?.(none)).toEqual(schemaOf());
  });

  test("its columns", () => {
    const method = { type: "ByUser" };
    const conditions = [{ type: "Dangling", status: "True" }];
    const schema = { ...schemaOf({ distinguisherMethod: method }), status: { conditions } };
    const cells = (object: FlowSchema) => FlowSchema.columns.map(({ value }) => value(object, 0));
    expect([cells(schema), cells(schemaOf())]).toEqual([
      ["mine", "workload-low", 1000, "ByUser", "<unknown>", "True"],
      ["mine", "workload-low", 1000, "<none>", "<unknown>", "?"],
    ]);
  });
});

type Limited = NonNullable<PriorityLevelConfigurationSpec["limited"]>;
type Queuing = NonNullable<Limited["limitResponse"]["queuing"]>;

const levelOf = (
  spec: PriorityLevelConfigurationSpec,
  name = "mine",
): PriorityLevelConfiguration => ({
  apiVersion: "flowcontrol.apiserver.k8s.io/v1",
  kind: "PriorityLevelConfiguration",
  metadata: { name },
  spec,
  status: {},
});
const limited = (parts: Partial<Limited>) =>
  levelOf({
    type: "Limited",
    limited: {
      nominalConcurrencyShares: 30,
      limitResponse: { type: "Reject" },
      lendablePercent: 0,
      ...parts,
    },
  });
const queued = (queuing: Partial<Queuing>) =>
  limited({
    limitResponse: {
      type: "Queue",
      queuing: { queues: 64, handSize: 8, queueLengthLimit: 50, ...queuing },
    },
  });
const exempt = (nominalConcurrencyShares: number, lendablePercent: number) => ({
  type: "Exempt",
  exempt: { nominalConcurrencyShares, lendablePercent },
});
const queuing = "spec.limited.limitResponse.queuing";

describe("a priority level", () => {
  test.each<{
    behaviour: string;
    level: PriorityLevelConfiguration;
    errors: readonly string[];
  }>([
    { behaviour: "queues what exceeds it", level: queued({}), errors: [] },
    { behaviour: "may have no share", level: limited({ nominalConcurrencyShares: 0 }), errors: [] },
    {
      behaviour: "is exempt if that is its name, and only then",
      level: levelOf({ type: "Exempt" }),
      errors: [
        "spec.type: Invalid value: \"Exempt\": type must be 'Exempt' if and only if name is 'exempt'",
      ],
    },
    {
      behaviour: "is of one of two types",
      level: levelOf({ type: "Open" }),
      errors: ['spec.type: Unsupported value: "Open": supported values: "Exempt", "Limited"'],
    },
    {
      behaviour: "that is limited says how",
      level: levelOf({ ...exempt(0, 0), type: "Limited" }),
      errors: [
        "spec.exempt: Forbidden: must be nil if the type is Limited",
        "spec.limited: Required value: must not be empty when type is Limited",
      ],
    },
    {
      behaviour: "has amounts that can be",
      level: limited({
        nominalConcurrencyShares: -1,
        lendablePercent: 101,
        borrowingLimitPercent: -1,
      }),
      errors: [
        "spec.limited.nominalConcurrencyShares: Invalid value: -1: must be a non-negative integer",
        "spec.limited.lendablePercent: Invalid value: 101: must be between 0 and 100, inclusive",
        "spec.limited.borrowingLimitPercent: Invalid value: -1: if specified, must be a " +
          "non-negative integer",
      ],
    },
    {
      behaviour: "queues or rejects",
      level: limited({ limitResponse: { type: "Drop" } }),
      errors: [
        'spec.limited.limitResponse.type: Unsupported value: "Drop": supported values: "Queue", ' +
          '"Reject"',
      ],
    },
    {
      behaviour: "says how requests wait, where they do",
      level: limited({ limitResponse: { type: "Queue" } }),
      errors: [
        `${queuing}: Required value: must not be empty if limited.limitResponse.type is Limited`,
      ],
    },
    {
      behaviour: "has no queues for what it rejects",
      level: limited({
        limitResponse: {
          type: "Reject",
          queuing: { queues: 1, handSize: 1, queueLengthLimit: 1 },
        },
      }),
      errors: [`${queuing}: Forbidden: must be nil if limited.limitResponse.type is not Limited`],
    },
    {
      behaviour: "has queues that take something",
      level: queued({ queues: -1, handSize: -1, queueLengthLimit: -1 }),
      errors: [
        `${queuing}.queueLengthLimit: Invalid value: -1: must be positive`,
        `${queuing}.queues: Invalid value: -1: must be positive`,
        `${queuing}.handSize: Invalid value: -1: must be positive`,
      ],
    },
    {
      behaviour: "has ten million queues at most",
      level: queued({ queues: 10_000_001, handSize: 1 }),
      errors: [`${queuing}.queues: Invalid value: 10000001: must not be greater than 10000000`],
    },
    {
      behaviour: "deals no more queues than there are",
      level: queued({ queues: 7 }),
      errors: [`${queuing}.handSize: Invalid value: 8: should not be greater than queues (7)`],
    },
    {
      behaviour: "deals by as many bits as there are",
      level: queued({ queues: 64, handSize: 11 }),
      errors: [
        `${queuing}.handSize: Invalid value: 11: required entropy bits of deckSize 64 and handSize ` +
          "11 should not be greater than 60",
      ],
    },
    { behaviour: "deals by all bits", level: queued({ queues: 64, handSize: 10 }), errors: [] },
    {
      behaviour: "that is exempt may set something apart",
      level: levelOf(exempt(10, 20), "exempt"),
      errors: [],
    },
    {
      behaviour: "that is exempt is limited in nothing else",
      level: levelOf({ ...exempt(-1, 101), limited: limited({}).spec.limited }, "exempt"),
      errors: [
        "spec.limited: Forbidden: must be nil if the type is not Limited",
        "spec.exempt.nominalConcurrencyShares: Invalid value: -1: must be a non-negative integer",
        "spec.exempt.lendablePercent: Invalid value: 101: must be between 0 and 100, inclusive",
        'spec: Invalid value: {"Type":"Exempt","Limited":{"NominalConcurrencyShares":30,' +
          '"LimitResponse":{"Type":"Reject","Queuing":null},"LendablePercent":0,' +
          '"BorrowingLimitPercent":null},"Exempt":{"NominalConcurrencyShares":-1,' +
          "\"LendablePercent\":101}}: spec of 'exempt' except the 'spec.exempt' field must equal " +
          "the fixed value",
      ],
    },
    {
      behaviour: "is as it must be, where a server insists on it",
      level: levelOf(limited({}).spec, "catch-all"),
      errors: [
        'spec: Invalid value: {"Type":"Limited","Limited":{"NominalConcurrencyShares":30,' +
          '"LimitResponse":{"Type":"Reject","Queuing":null},"LendablePercent":0,' +
          '"BorrowingLimitPercent":null},"Exempt":null}: spec of \'catch-all\' must equal the ' +
          "fixed value",
      ],
    },
  ])("$behaviour", ({ level, errors }) => {
    const { strategy } = PriorityLevelConfiguration;
    expect(errorTexts(strategy.validate?.(level) ?? [])).toEqual(errors);
  });

  test("has the usual queues where it has none", () => {
    const { strategy } = PriorityLevelConfiguration;
    const none = queued({ queues: 0, handSize: 0, queueLengthLimit: 0 });
    expect(strategy.defaults?.(none)).toEqual(queued({}));
  });

  test("its columns", () => {
    const cells = (object: PriorityLevelConfiguration) =>
      PriorityLevelConfiguration.columns.map(({ value }) => value(object, 0));
    expect([cells(queued({})), cells(levelOf({ type: "Exempt" }, "exempt"))]).toEqual([
      ["mine", "Limited", 30, 64, 8, 50, "<unknown>"],
      ["exempt", "Exempt", "<none>", "<none>", "<none>", "<none>", "<unknown>"],
    ]);
  });
});

test("a new cluster has the schemas and levels of Kubernetes, each schema with its level", () => {
  const levels = bootstrapPriorityLevels.map(({ metadata }) => metadata.name);
  expect(levels.toSorted()).toEqual([
    "catch-all",
    "exempt",
    "global-default",
    "leader-election",
    "node-high",
    "system",
    "workload-high",
    "workload-low",
  ]);
  const schemas = bootstrapFlowSchemas
    .toSorted((left, right) => left.spec.matchingPrecedence - right.spec.matchingPrecedence)
    .map(({ metadata, spec }) => `${metadata.name} ${spec.matchingPrecedence}`);
  expect(schemas).toEqual([
    "exempt 1",
    "probes 2",
    "system-leader-election 100",
    "endpoint-controller 150",
    "workload-leader-election 200",
    "system-node-high 400",
    "system-nodes 500",
    "kube-controller-manager 800",
    "kube-scheduler 800",
    "kube-system-service-accounts 900",
    "service-accounts 9000",
    "global-default 9900",
    "catch-all 10000",
  ]);
  const named = bootstrapFlowSchemas.map(({ spec }) => spec.priorityLevelConfiguration.name);
  expect(named.filter((name) => !levels.includes(name))).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { testPodSpec } from "../core/pod/test-pods.ts";
import { errorTexts } from "../validation/test-errors.ts";
import { DaemonSet, type DaemonSetSpec, type DaemonSetStatus } from "./daemonset.ts";
import { daemonSetStrategy } from "./daemonset-strategy.ts";
import {
  validateDaemonSet,
  validateDaemonSetStatus,
  validateDaemonSetUpdate,
} from "./daemonset-validate.ts";
import { testDaemonSet, testTemplate } from "./test-workloads.ts";

type Strategy = DaemonSetSpec["updateStrategy"];

const generation = "deprecated.daemonset.template.generation";
const rolling = (maxUnavailable: number | string, maxSurge: number | string) => ({
  updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable, maxSurge } },
});
const podSpec = (spec: Parameters<typeof testPodSpec>[0]) => ({
  template: { ...testTemplate(), spec: testPodSpec(spec) },
});
const bounds = "spec.updateStrategy.rollingUpdate";
const mismatch =
  'spec.template.metadata.labels: Invalid value: {"app":"web"}: ' +
  "`selector` does not match template `labels`";

describe("of a spec", () => {
  test.each<{ behaviour: string; spec: Partial<DaemonSetSpec>; errors: string[] }>([
    { behaviour: "a minimal one is right", spec: {}, errors: [] },
    {
      behaviour: "an empty selector is refused",
      spec: { selector: {} },
      errors: ["spec.selector: Invalid value: {}: empty selector is invalid for daemonset"],
    },
    {
      behaviour: "the selector selects the template",
      spec: { selector: { matchLabels: { app: "other" } } },
      errors: [mismatch],
    },
    {
      behaviour: "a malformed selector is told of once",
      spec: { selector: { matchExpressions: [{ key: "app", operator: "In" }] } },
      errors: [
        "spec.selector.matchExpressions[0].values: Required value: " +
          "must be specified when `operator` is 'In' or 'NotIn'",
      ],
    },
    {
      behaviour: "pods are restarted always",
      spec: podSpec({ restartPolicy: "Never" }),
      errors: [
        'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
      ],
    },
    {
      behaviour: "pods have no deadline",
      spec: podSpec({ activeDeadlineSeconds: 5 }),
      errors: [
        "spec.template.spec.activeDeadlineSeconds: Forbidden: " +
          "activeDeadlineSeconds in DaemonSet is not Supported",
      ],
    },
    {
      behaviour: "no number is negative",
      spec: { minReadySeconds: -1, revisionHistoryLimit: -2 },
      errors: [
        "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0",
        "spec.revisionHistoryLimit: Invalid value: -2: must be greater than or equal to 0",
      ],
    },
    {
      behaviour: "OnDelete has no bounds",
      spec: { updateStrategy: { type: "OnDelete" } },
      errors: [],
    },
    {
      behaviour: "there is no other strategy",
      spec: { updateStrategy: { type: "Nope" } },
      errors: [
        'spec.updateStrategy: Unsupported value: {"Type":"Nope","RollingUpdate":null}: ' +
          'supported values: "OnDelete", "RollingUpdate"',
      ],
    },
    {
      behaviour: "a rolling update has its bounds",
      spec: { updateStrategy: { type: "RollingUpdate" } },
      errors: [`${bounds}: Required value`],
    },
    { behaviour: "percentages are bounds", spec: rolling("10%", 0), errors: [] },
    { behaviour: "surge is a bound", spec: rolling("0%", 3), errors: [] },
    {
      behaviour: "not both bounds are 0",
      spec: rolling(0, "0%"),
      errors: [`${bounds}.maxUnavailable: Required value: cannot be 0 when maxSurge is 0`],
    },
    {
      behaviour: "one of the bounds is 0",
      spec: rolling(1, 1),
      errors: [
        `${bounds}.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero`,
      ],
    },
    {
      behaviour: "no bound is above 100%",
      spec: rolling("120%", "130%"),
      errors: [
        `${bounds}.maxUnavailable: Invalid value: "120%": must not be greater than 100%`,
        `${bounds}.maxSurge: Invalid value: "130%": must not be greater than 100%`,
        `${bounds}.maxSurge: Invalid value: "130%": may not be set when maxUnavailable is non-zero`,
      ],
    },
  ])("$behaviour", ({ spec, errors }) => {
    expect(errorTexts(validateDaemonSet(testDaemonSet(spec)))).toEqual(errors);
  });

  test("a selector that is not given matches no template", () => {
    const { selector, ...spec } = testDaemonSet().spec;
    const object: object = { ...testDaemonSet(), spec };
    // What a client may leave out is there by the type, for validation refuses its absence.
    expect(errorTexts(validateDaemonSet(object as DaemonSet))).toEqual([mismatch]);
  });

  test("the selector stays, and what is wrong is told twice", () => {
    const other = testDaemonSet({ selector: { matchLabels: { app: "q" } } });
    expect(errorTexts(validateDaemonSetUpdate(other, testDaemonSet()))).toEqual([
      mismatch,
      'spec.selector: Invalid value: {"matchLabels":{"app":"q"}}: field is immutable',
    ]);
  });
});

describe("of a status", () => {
  test.each<{ behaviour: string; status: Partial<DaemonSetStatus>; errors: string[] }>([
    { behaviour: "any counts are right", status: { numberReady: 7 }, errors: [] },
    {
      behaviour: "no count is negative",
      status: { numberReady: -1, numberUnavailable: -1 },
      errors: [
        "status.numberReady: Invalid value: -1: must be greater than or equal to 0",
        "status.numberUnavailable: Invalid value: -1: must be greater than or equal to 0",
      ],
    },
    {
      behaviour: "collisions are not forgotten",
      status: { collisionCount: undefined },
      errors: ["status.collisionCount: Invalid value: 0: cannot be decremented"],
    },
  ])("$behaviour", ({ status, errors }) => {
    const stored = testDaemonSet({}, { collisionCount: 2 });
    const next = testDaemonSet({}, { collisionCount: 2, ...status });
    expect(errorTexts(validateDaemonSetStatus(next, stored))).toEqual(errors);
  });
});

test.each<{ behaviour: string; given: Strategy; strategy: Strategy }>([
  {
    behaviour: "one node at a time lacks its pod",
    given: { type: "" },
    strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
  },
  {
    behaviour: "a bound that is given stays",
    given: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "25%" } },
    strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "25%", maxSurge: 0 } },
  },
  {
    behaviour: "OnDelete gets no bounds",
    given: { type: "OnDelete" },
    strategy: { type: "OnDelete" },
  },
])("by default $behaviour", ({ given, strategy }) => {
  const defaulted = daemonSetStrategy.defaults?.(testDaemonSet({ updateStrategy: given }));
  expect(defaulted?.spec.updateStrategy).toEqual(strategy);
  if (defaulted !== undefined) expect(daemonSetStrategy.defaults?.(defaulted)).toBe(defaulted);
});

describe("the count of templates", () => {
  const counted = (value: string, spec: Partial<DaemonSetSpec> = {}) => {
    const object = testDaemonSet(spec);
    return { ...object, metadata: { ...object.metadata, annotations: { [generation]: value } } };
  };
  const countOf = (object: DaemonSet | undefined) => object?.metadata.annotations?.[generation];
  const other = { template: testTemplate({ app: "web", tier: "b" }) };

  test.each([
    { behaviour: "begins with 1", made: daemonSetStrategy.defaults?.(testDaemonSet()), count: "1" },
    { behaviour: "may begin with more", made: counted("4"), count: "4" },
    { behaviour: "begins with no less", made: counted("-4"), count: "1" },
  ])("$behaviour", ({ made = testDaemonSet(), count }) => {
    expect(countOf(daemonSetStrategy.prepareForCreate?.(made))).toBe(count);
  });

  test.each([
    { behaviour: "grows with another template", next: counted("3", other), count: "4" },
    { behaviour: "stays with any other change", next: counted("3", rolling(2, 0)), count: "3" },
    { behaviour: "is not the client's to change", next: counted("9"), count: "3" },
    { behaviour: "cannot be taken away", next: testDaemonSet(), count: "3" },
  ])("$behaviour", ({ next, count }) => {
    expect(countOf(daemonSetStrategy.prepareForUpdate?.(next, counted("3")))).toBe(count);
  });

  test("stays with the spec when the status changes", () => {
    const next = { ...counted("9", other), status: { ...testDaemonSet().status, numberReady: 1 } };
    expect(daemonSetStrategy.prepareForStatusUpdate?.(next, counted("3"), 0)).toEqual({
      ...counted("3"),
      status: next.status,
    });
  });

  test("is a number", () => {
    expect(() => daemonSetStrategy.defaults?.(counted("x"))).toThrow(
      'DaemonSet in version "v1" cannot be handled as a DaemonSet: ' +
        'strconv.ParseInt: parsing "x": invalid syntax',
    );
  });
});

test("its columns count nodes", () => {
  const object = testDaemonSet(
    { template: { ...testTemplate(), spec: testPodSpec({ nodeSelector: { b: "2", a: "1" } }) } },
    { desiredNumberScheduled: 5, currentNumberScheduled: 4, numberReady: 3, numberAvailable: 1 },
  );
  const cells = DaemonSet.columns.map(({ name, value }) => [name, value(object, 0)]);
  expect(Object.fromEntries(cells)).toMatchObject({
    Name: "web",
    Desired: 5,
    Current: 4,
    Ready: 3,
    "Up-to-date": 0,
    Available: 1,
    "Node Selector": "a=1,b=2",
    Selector: "app=web",
  });
});

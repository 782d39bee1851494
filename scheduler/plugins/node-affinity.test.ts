import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import type { PluginArgs } from "../framework/framework.ts";
import { type NodeRow, podOf, snapshotOf } from "../testing/objects.ts";
import { refusals, scores } from "../testing/verdicts.ts";
import { nodeAffinity } from "./node-affinity.ts";

const requiredTerms = "requiredDuringSchedulingIgnoredDuringExecution";
const preferredTerms = "preferredDuringSchedulingIgnoredDuringExecution";
const labelled = (key: string, operator = "Exists", values?: readonly string[]) => ({
  matchExpressions: [{ key, operator, ...(values && { values: [...values] }) }],
});
const named = (...values: string[]) => ({
  matchFields: [{ key: "metadata.name", operator: "In", values }],
});
const requires = (...nodeSelectorTerms: JsonObject[]) => ({
  [requiredTerms]: { nodeSelectorTerms },
});
const prefers = (weight: number, preference: JsonObject) => ({
  [preferredTerms]: [{ weight, preference }],
});
const wants = (nodeAffinity: JsonObject): JsonObject => ({ affinity: { nodeAffinity } });
const adds = (addedAffinity: object): PluginArgs => ({ addedAffinity });

const nodes: readonly NodeRow[] = [
  { name: "a", labels: { disk: "ssd", size: "3" } },
  { name: "b", labels: { disk: "hdd" } },
  { name: "c" },
];
const own = "!node(s) didn't match Pod's node affinity/selector";
const enforced = "!node(s) didn't match scheduler-enforced node affinity";

interface FilterRow {
  readonly behaviour: string;
  readonly args?: PluginArgs;
  readonly spec?: JsonObject;
  readonly refused: Readonly<Record<string, string>>;
}
test.each<FilterRow>([
  { behaviour: "that asks for nothing runs anywhere", refused: {} },
  {
    behaviour: "runs where its selector says",
    spec: { nodeSelector: { disk: "hdd" } },
    refused: { a: own, c: own },
  },
  {
    behaviour: "runs where one of its terms says",
    spec: wants(requires(labelled("size", "Gt", ["2"]), labelled("disk", "In", ["hdd"]))),
    refused: { c: own },
  },
  {
    behaviour: "runs where both selector and terms say",
    spec: { nodeSelector: { disk: "ssd" }, ...wants(requires(named("b"))) },
    refused: { a: own, b: own, c: own },
  },
  {
    behaviour: "is told that its terms contradict each other",
    spec: wants(requires(named())),
    refused: { "*": "!pod affinity terms conflict" },
  },
  {
    behaviour: "that asks for nothing runs where the profile says",
    args: adds(requires(labelled("disk"))),
    refused: { c: enforced },
  },
  {
    behaviour: "is told first what the profile says",
    args: adds(requires(labelled("disk"))),
    spec: { nodeSelector: { disk: "ssd" } },
    refused: { b: own, c: enforced },
  },
  {
    behaviour: "runs nowhere where the profile adds no term",
    args: adds(requires({})),
    refused: { a: enforced, b: enforced, c: enforced },
  },
])("a pod $behaviour", ({ args, spec, refused }) => {
  const pod = podOf({ ...(spec && { spec }) });
  expect(refusals(nodeAffinity.create(args), pod, snapshotOf(nodes))).toEqual(refused);
});

interface ScoreRow {
  readonly behaviour: string;
  readonly args?: PluginArgs;
  readonly spec?: JsonObject;
  readonly expected: Readonly<Record<string, number>> | undefined;
}
test.each<ScoreRow>([
  { behaviour: "do not count where nobody prefers any", expected: undefined },
  {
    behaviour: "count by what the pod prefers",
    spec: wants(prefers(5, labelled("disk"))),
    expected: { a: 5, b: 5, c: 0 },
  },
  {
    behaviour: "count by what the profile prefers",
    args: adds(prefers(3, labelled("size"))),
    expected: { a: 3, b: 0, c: 0 },
  },
  {
    behaviour: "count by both",
    args: adds(prefers(3, labelled("size"))),
    spec: wants(prefers(5, labelled("disk"))),
    expected: { a: 8, b: 5, c: 0 },
  },
  {
    behaviour: "are all alike to a wish that says nothing",
    args: adds(prefers(3, {})),
    expected: { a: 0, b: 0, c: 0 },
  },
])("nodes $behaviour", ({ args, spec, expected }) => {
  const pod = podOf({ ...(spec && { spec }) });
  expect(scores(nodeAffinity.create(args), pod, snapshotOf(nodes))).toEqual(expected);
});

const terms = "addedAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";
const wishes = "addedAffinity.preferredDuringSchedulingIgnoredDuringExecution";
const name =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end " +
  "with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for " +
  "validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const value =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', " +
  "and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or " +
  "'12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

test.each([
  {
    behaviour: "an operator that is none",
    added: requires(labelled("disk", "Is", ["ssd"])),
    message:
      `${terms}[0].matchExpressions[0].operator: Unsupported value: "Is": ` +
      'supported values: "DoesNotExist", "Exists", "Gt", "In", "Lt", "NotIn"',
  },
  {
    behaviour: "values that are missing or too many",
    added: requires(labelled("a", "In"), labelled("a", "Exists", ["b"]), labelled("a", "Lt")),
    message:
      `[${terms}[0].matchExpressions[0].values: Invalid value: []: for 'in', 'notin' operators, ` +
      `values set can't be empty, ${terms}[1].matchExpressions[0].values: Invalid value: ["b"]: ` +
      `values set must be empty for exists and does not exist, ` +
      `${terms}[2].matchExpressions[0].values: Invalid value: []: for 'Gt', 'Lt' operators, ` +
      "exactly one value is required]",
  },
  {
    behaviour: "a bound that is no number",
    added: requires(labelled("a", "Gt", ["x"])),
    message:
      `${terms}[0].matchExpressions[0].values[0]: Invalid value: "x": ` +
      "for 'Gt', 'Lt' operators, the value must be an integer",
  },
  {
    behaviour: "a key and a value that labels cannot have",
    added: prefers(1, labelled("a?", "In", ["b?"])),
    message:
      `[${wishes}[0].matchExpressions[0].key: Invalid value: "a?": ${name}, ` +
      `${wishes}[0].matchExpressions[0].values[0][a?]: Invalid value: "b?": ${value}]`,
  },
  {
    behaviour: "two names in one condition",
    added: requires(named("a", "b")),
    message: `${terms}[0].matchFields[0].values: Invalid value: ["a","b"]: must have one element`,
  },
  {
    behaviour: "an operator that fields do not know",
    added: requires({ matchFields: [{ key: "metadata.name", operator: "Exists" }] }),
    message:
      `${terms}[0].matchFields[0].operator: Unsupported value: "Exists": ` +
      'supported values: "In", "NotIn"',
  },
])("added affinity with $behaviour is refused", ({ added, message }) => {
  expect(() => nodeAffinity.create(adds(added))).toThrow(
    expect.objectContaining({ name: "RangeError", message: `NodeAffinity: ${message}` }),
  );
});

test("a wish without weight is not looked at", () => {
  const added = prefers(0, labelled("a", "Is"));
  expect(nodeAffinity.create(adds(added)).name).toBe("NodeAffinity");
});

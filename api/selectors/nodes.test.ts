import { expect, test } from "vitest";
import { testPodSpec } from "../core/pod/test-pods.ts";
import { matchesAnyTerm, matchesPlacement, namesOfTerm } from "./nodes.ts";

const node = { name: "n1", labels: { zone: "a", cores: "8" } };
const label = (key: string, operator: string, ...values: string[]) => ({
  matchExpressions: [{ key, operator, values }],
});
const name = (operator: string, ...values: string[]) => ({
  matchFields: [{ key: "metadata.name", operator, values }],
});

test.each([
  { behaviour: "In takes one of the values", terms: [label("zone", "In", "b", "a")], is: true },
  { behaviour: "In misses an absent label", terms: [label("disk", "In", "ssd")], is: false },
  { behaviour: "NotIn refuses the values", terms: [label("zone", "NotIn", "a")], is: false },
  { behaviour: "NotIn takes an absent label", terms: [label("disk", "NotIn", "a")], is: true },
  { behaviour: "Exists asks for the label alone", terms: [label("zone", "Exists")], is: true },
  { behaviour: "DoesNotExist refuses it", terms: [label("zone", "DoesNotExist")], is: false },
  { behaviour: "Gt compares as numbers", terms: [label("cores", "Gt", "10")], is: false },
  { behaviour: "Gt is strict", terms: [label("cores", "Gt", "7")], is: true },
  { behaviour: "Lt compares as numbers", terms: [label("cores", "Lt", "10")], is: true },
  { behaviour: "Lt misses what is no number", terms: [label("zone", "Lt", "10")], is: false },
  { behaviour: "Gt misses an absent label", terms: [label("disk", "Gt", "1")], is: false },
  {
    behaviour: "an unknown operator matches nothing",
    terms: [label("zone", "Like", "a")],
    is: false,
  },
  {
    behaviour: "one term of many is enough",
    terms: [name("In", "n2"), name("In", "n1")],
    is: true,
  },
  { behaviour: "fields can be excluded", terms: [name("NotIn", "n1")], is: false },
  {
    behaviour: "all conditions of a term must hold",
    terms: [{ ...label("zone", "In", "a"), ...name("In", "n2") }],
    is: false,
  },
  { behaviour: "a term without conditions matches nothing", terms: [{}], is: false },
  { behaviour: "no terms match nothing", terms: [], is: false },
])("of nodes selected by terms, $behaviour", ({ terms, is }) => {
  expect(matchesAnyTerm(terms)(node)).toBe(is);
});

test.each([
  { behaviour: "any name passes without fields", term: label("zone", "Exists"), names: undefined },
  { behaviour: "any name passes a NotIn", term: name("NotIn", "n1"), names: undefined },
  { behaviour: "In names them", term: name("In", "n1", "n2"), names: ["n1", "n2"] },
  {
    behaviour: "two fields leave what both allow",
    term: {
      matchFields: [
        { key: "metadata.name", operator: "In", values: ["n1", "n2"] },
        { key: "metadata.name", operator: "In", values: ["n2", "n3"] },
      ],
    },
    names: ["n2"],
  },
])("of the names that a term allows, $behaviour", ({ term, names }) => {
  const found = namesOfTerm(term);
  expect(found && [...found]).toEqual(names);
});

const affinity = (zone: string) => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [label("zone", "In", zone)],
    },
  },
});

test.each([
  { behaviour: "anywhere by default", spec: {}, is: true },
  { behaviour: "where its labels are", spec: { nodeSelector: { zone: "a" } }, is: true },
  { behaviour: "nowhere else", spec: { nodeSelector: { zone: "b" } }, is: false },
  { behaviour: "where its affinity says", spec: { affinity: affinity("a") }, is: true },
  {
    behaviour: "only where both allow it",
    spec: { nodeSelector: { zone: "a" }, affinity: affinity("b") },
    is: false,
  },
])("a pod may be $behaviour", ({ spec, is }) => {
  expect(matchesPlacement(testPodSpec(spec))(node)).toBe(is);
});

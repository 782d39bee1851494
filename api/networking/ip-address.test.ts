import { describe, expect, test } from "vitest";
import { nameProblems } from "../validation/name-formats.ts";
import { errorTexts } from "../validation/test-errors.ts";
import { IPAddress } from "./ip-address.ts";

type Parent = IPAddress["spec"]["parentRef"];

const service: Parent = { resource: "services", namespace: "default", name: "web" };
const addressOf = (parentRef: Parent): IPAddress => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "IPAddress",
  metadata: { name: "10.96.0.7" },
  spec: { parentRef },
});
const subdomain = expect.stringMatching(
  /^spec\.parentRef\.group: Invalid value: "-": a lowercase RFC 1123 subdomain must consist of/,
);

describe("the owner of an address", () => {
  test.each<{ behaviour: string; parent: Parent; errors: readonly unknown[] }>([
    { behaviour: "is a Service", parent: service, errors: [] },
    {
      behaviour: "may be of the whole cluster",
      parent: { group: "a.example", resource: "things", name: "a" },
      errors: [],
    },
    {
      behaviour: "is of some kind and has a name",
      parent: { resource: "", name: "" },
      errors: ["spec.parentRef.resource: Required value", "spec.parentRef.name: Required value"],
    },
    {
      behaviour: "is of a group that there can be",
      parent: { ...service, group: "-" },
      errors: [subdomain],
    },
    {
      behaviour: "is a resource with a name for paths",
      parent: { ...service, resource: "a/b" },
      errors: [`spec.parentRef.resource: Invalid value: "a/b": may not contain '/'`],
    },
    {
      behaviour: "has a name for paths",
      parent: { ...service, name: "a%b" },
      errors: [`spec.parentRef.name: Invalid value: "a%b": may not contain '%'`],
    },
    {
      behaviour: "is in a namespace with a name for paths",
      parent: { ...service, namespace: ".." },
      errors: [`spec.parentRef.namespace: Invalid value: "..": may not be '..'`],
    },
  ])("$behaviour", ({ parent, errors }) => {
    expect(errorTexts(IPAddress.strategy.validateCreate?.(addressOf(parent)) ?? [])).toEqual(
      errors,
    );
  });

  test("has to be given", () => {
    const object: IPAddress = JSON.parse(JSON.stringify({ ...addressOf(service), spec: {} }));
    expect(errorTexts(IPAddress.strategy.validateCreate?.(object) ?? [])).toEqual([
      "spec.parentRef: Required value",
    ]);
  });

  test("does not change", () => {
    const next = addressOf({ ...service, name: "other" });
    const found = IPAddress.strategy.validateUpdate?.(next, addressOf(service));
    expect(errorTexts(found ?? [])).toEqual([
      'spec.parentRef: Invalid value: {"Group":"","Resource":"services","Namespace":"default",' +
        '"Name":"other"}: field is immutable',
    ]);
  });

  test.each([
    { parent: service, text: "services/default/web" },
    { parent: { group: "Example.com", resource: "Nodes", name: "a" }, text: "nodes.example.com/a" },
  ])("is shown as $text", ({ parent, text }) => {
    expect(IPAddress.columns.map((column) => column.value(addressOf(parent), 0))).toEqual([
      "10.96.0.7",
      text,
    ]);
  });
});

test.each([
  { name: "10.96.0.1", problems: [] },
  { name: "2001:db8::1", problems: [] },
  { name: "web", problems: ["must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"] },
  { name: "10.096.0.1", problems: ["must not have leading 0s"] },
  { name: "::ffff:10.96.0.1", problems: ["must not be an IPv4-mapped IPv6 address"] },
  { name: "2001:DB8:0::1", problems: ['must be in canonical form ("2001:db8::1")'] },
])("the name $name is told $problems", ({ name, problems }) => {
  expect(nameProblems(IPAddress.nameFormat, name)).toEqual(problems);
});

import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { IngressClass } from "./ingress-class.ts";

type Spec = IngressClass["spec"];

const controller = "acme.io/ingress";
const classOf = (spec: Spec, annotations: Record<string, string> = {}): IngressClass => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "IngressClass",
  metadata: { name: "acme", annotations },
  spec,
});
const { strategy } = IngressClass;
const parameters = { kind: "Parameters", name: "a", scope: "Cluster" };
const at = "spec.parameters";

describe("a class", () => {
  test.each<{ behaviour: string; spec: Spec; errors: readonly unknown[] }>([
    { behaviour: "names a controller", spec: {}, errors: ["spec.controller: Required value"] },
    {
      behaviour: "names a controller by a domain",
      spec: { controller: "nginx" },
      errors: [
        'spec.controller: Invalid value: "nginx": must be a domain-prefixed path (such as ' +
          '"acme.io/foo")',
      ],
    },
    {
      behaviour: "names a controller in short",
      spec: { controller: `acme.io/${"a".repeat(250)}` },
      errors: ["spec.controller: Too long: may not be more than 250 bytes"],
    },
    {
      behaviour: "has settings of the cluster",
      spec: { controller, parameters: { ...parameters, apiGroup: "acme.io" } },
      errors: [],
    },
    {
      behaviour: "has settings of the cluster, outside of namespaces",
      spec: { controller, parameters: { ...parameters, namespace: "a" } },
      errors: [`${at}.namespace: Forbidden: \`parameters.scope\` is set to 'Cluster'`],
    },
    {
      behaviour: "has settings in a namespace",
      spec: { controller, parameters: { ...parameters, scope: "Namespace" } },
      errors: [`${at}.namespace: Required value: \`parameters.scope\` is set to 'Namespace'`],
    },
    {
      behaviour: "has settings in a namespace with a good name",
      spec: { controller, parameters: { ...parameters, scope: "Namespace", namespace: "A" } },
      errors: [expect.stringContaining(`${at}.namespace: Invalid value: "A": a lowercase`)],
    },
    {
      behaviour: "has settings with a scope, a kind and a name",
      spec: { controller, parameters: { kind: "", name: "", scope: "Galaxy" } },
      errors: [
        `${at}.kind: Required value`,
        `${at}.name: Required value`,
        `${at}.scope: Unsupported value: "Galaxy": supported values: "Cluster", "Namespace"`,
      ],
    },
  ])("$behaviour", ({ spec, errors }) => {
    expect(errorTexts(strategy.validate?.(classOf(spec)) ?? [])).toEqual(errors);
  });

  test("keeps its controller", () => {
    const next = classOf({ controller: "acme.io/other" });
    expect(errorTexts(strategy.validateUpdate?.(next, classOf({ controller })) ?? [])).toEqual([
      'spec.controller: Invalid value: "acme.io/other": field is immutable',
    ]);
  });
});

test.each([
  {
    behaviour: "the default class, and settings of a group",
    object: classOf(
      { controller, parameters: { ...parameters, apiGroup: "acme.io" } },
      { "ingressclass.kubernetes.io/is-default-class": "true" },
    ),
    cells: ["acme (default)", controller, "Parameters.acme.io/a"],
  },
  {
    behaviour: "any other class",
    object: classOf({ controller, parameters }),
    cells: ["acme", controller, "Parameters/a"],
  },
  {
    behaviour: "no settings",
    object: classOf({ controller }),
    cells: ["acme", controller, "<none>"],
  },
])("columns show $behaviour", ({ object, cells }) => {
  expect(IngressClass.columns.slice(0, -1).map(({ value }) => value(object, 0))).toEqual(cells);
});

import { expect, test } from "vitest";
import { at, type Request, testServer } from "../testing/server.ts";

const ref = (plural: string) => ({ group: "networking.k8s.io", version: "v1", plural });
const backend = { service: { name: "web", port: { number: 80 } } };
const byDefault = { "ingressclass.kubernetes.io/is-default-class": "true" };

const ingressClass = (name: string, annotations: object): Request => ({
  verb: "create",
  resource: ref("ingressclasses"),
  body: { metadata: { name, annotations }, spec: { controller: "acme.io/ingress" } },
});

const ingress = (spec: object, annotations: object): Request => ({
  verb: "create",
  resource: ref("ingresses"),
  namespace: "default",
  body: { metadata: { name: "web", annotations }, spec: { defaultBackend: backend, ...spec } },
});

interface Row {
  readonly behaviour: string;
  readonly classes: readonly (readonly [name: string, annotations: object])[];
  readonly spec?: object;
  readonly annotations?: object;
  /** Empty where the Ingress has none. */
  readonly class: string;
}

test.each<Row>([
  {
    behaviour: "gets the default class",
    classes: [
      ["a", byDefault],
      ["b", {}],
    ],
    class: "a",
  },
  {
    behaviour: "gets the first by name of default classes that are equally old",
    classes: [
      ["b", byDefault],
      ["a", byDefault],
    ],
    class: "a",
  },
  { behaviour: "gets none where none is the default", classes: [["a", {}]], class: "" },
  {
    behaviour: "keeps the class that it names",
    classes: [["a", byDefault]],
    spec: { ingressClassName: "b" },
    class: "b",
  },
  {
    behaviour: "keeps to the class of its annotation",
    classes: [["a", byDefault]],
    annotations: { "kubernetes.io/ingress.class": "b" },
    class: "",
  },
])("an Ingress $behaviour", ({ classes, spec = {}, annotations = {}, class: expected }) => {
  const { given } = testServer();
  for (const [name, annotations] of classes) given(ingressClass(name, annotations));
  const made = given(ingress(spec, annotations));
  expect(at(made, "spec.ingressClassName")).toBe(expected);
});

import { describe, expect, test } from "vitest";
import { ConfigMap } from "../api/core/configmap.ts";
import { objectFields } from "../api/meta/object-meta.ts";
import {
  anyJson,
  bool,
  bytesItem,
  int32,
  intOrString,
  list,
  listOrNull,
  mandatory,
  map,
  present,
  quantityItem,
  ref,
  struct,
  text,
  textItem,
  time,
} from "../api/schema.ts";
import { structureOf } from "../api/structure.ts";
import { DecodeError, decodeObject } from "./decode.ts";

const Container = struct("core.v1.Container", "", {
  name: mandatory(text("")),
  image: text(""),
  args: list("", textItem),
  resources: present(ref("", struct("core.v1.Resources", "", { limits: map("", quantityItem) }))),
  port: intOrString(""),
  policy: text("").default("File"),
});
const PodSpec = struct("core.v1.PodSpec", "", {
  containers: mandatory(list("", Container, { merge: "name" })),
  hostNetwork: bool(""),
});
const Spec = struct("apps.v1.DeploymentSpec", "", {
  replicas: int32("").default(1),
  strategy: ref("", struct("apps.v1.Strategy", "", { type: text("").default("Rolling") })).default(
    {} as never,
  ),
  template: present(ref("", PodSpec)),
  since: time(""),
  files: map("", bytesItem),
  extra: anyJson(""),
});
const structure = structureOf(
  struct("apps.v1.Deployment", "", { ...objectFields, spec: present(ref("", Spec)) }),
);
const head = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "a" } };
const minimal = {
  ...head,
  spec: { template: { containers: [] }, replicas: 1, strategy: { type: "Rolling" } },
};
const deployment = (spec: object) => ({ ...minimal, spec: { ...minimal.spec, ...spec } });
const decode = (value: unknown) => decodeObject(structure, value, "Deployment");

describe("decoding", () => {
  test.each([
    { behaviour: "fills defaults and what is always there", given: head, value: minimal },
    {
      behaviour: "fills the structs of a list",
      given: deployment({ template: { containers: [{ name: "c" }] } }),
      value: deployment({
        template: { containers: [{ name: "c", resources: {}, policy: "File" }] },
      }),
    },
    {
      behaviour: "drops nulls, and optional lists and maps without members",
      given: {
        ...minimal,
        metadata: { name: "a", creationTimestamp: null, labels: {}, finalizers: [] },
      },
      value: minimal,
    },
    {
      behaviour: "gives a null in a list or a map its empty value",
      given: deployment({ files: { a: null }, template: { containers: [null] } }),
      value: deployment({
        files: { a: "" },
        template: { containers: [{ name: "", resources: {}, policy: "File" }] },
      }),
    },
    {
      behaviour: "puts amounts and times into their canonical form",
      given: deployment({
        since: "2026-01-31T10:00:00.5+02:00",
        template: {
          containers: [
            {
              name: "",
              policy: "",
              port: 80,
              resources: { limits: { cpu: 0.5, memory: "1024Mi", disk: "9007199254740993" } },
            },
          ],
        },
      }),
      value: deployment({
        since: "2026-01-31T08:00:00Z",
        template: {
          containers: [
            {
              name: "",
              policy: "",
              port: 80,
              resources: { limits: { cpu: "500m", memory: "1Gi", disk: "9007199254740993" } },
            },
          ],
        },
      }),
    },
    {
      behaviour: "keeps a label called __proto__",
      given: { ...minimal, metadata: JSON.parse('{"labels":{"a":null,"__proto__":"x"}}') },
      value: { ...minimal, metadata: JSON.parse('{"labels":{"a":"","__proto__":"x"}}') },
    },
  ])("$behaviour", ({ given, value }) => {
    expect(decode(given)).toEqual({ value, unknownFields: [] });
  });

  test("returns what is decoded already as it is", () => {
    const once = decode(deployment({ template: { containers: [{ name: "c", args: ["x"] }] } }));
    expect(decode(once.value).value).toBe(once.value);
  });

  test("shares the parts that did not change", () => {
    const given = deployment({ replicas: null });
    const { value } = decode(given);
    expect(value).toEqual(minimal);
    expect(value).toMatchObject({ metadata: given.metadata });
  });

  test("drops unknown fields and names them by their paths", () => {
    const given = deployment({ replicaz: 3, template: { containers: [{ name: "c", imag: "x" }] } });
    expect(decode({ ...given, data: {}, __proto__x: 1 })).toEqual({
      value: deployment({
        template: { containers: [{ name: "c", resources: {}, policy: "File" }] },
      }),
      unknownFields: ["spec.template.containers[0].imag", "spec.replicaz", "data", "__proto__x"],
    });
  });

  const quantities =
    "quantities must match the regular expression " +
    "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  const inContainer = (fields: object) => deployment({ template: { containers: [fields] } });
  test.each([
    { given: [], message: "json: cannot unmarshal array into Go value of type v1.Deployment" },
    {
      given: deployment({ replicas: "3" }),
      message:
        "json: cannot unmarshal string into Go struct field " +
        "DeploymentSpec.spec.replicas of type int32",
    },
    {
      given: deployment({ replicas: 2 ** 31 }),
      message:
        "json: cannot unmarshal number 2147483648 into Go struct field " +
        "DeploymentSpec.spec.replicas of type int32",
    },
    {
      given: deployment({ template: "x" }),
      message:
        "json: cannot unmarshal string into Go struct field " +
        "DeploymentSpec.spec.template of type v1.PodSpec",
    },
    {
      given: deployment({ template: { containers: {} } }),
      message:
        "json: cannot unmarshal object into Go struct field " +
        "PodSpec.spec.template.containers of type []v1.Container",
    },
    {
      given: inContainer({ image: true }),
      message:
        "json: cannot unmarshal bool into Go struct field " +
        "Container.spec.template.containers.image of type string",
    },
    {
      given: { ...minimal, metadata: { labels: { a: 1 } } },
      message:
        "json: cannot unmarshal number into Go struct field " +
        "ObjectMeta.metadata.labels of type string",
    },
    {
      given: { ...minimal, metadata: { generation: 2 ** 53 } },
      message:
        "json: cannot unmarshal number 9007199254740992 into Go struct field " +
        "ObjectMeta.metadata.generation of type int64, which kubesim holds up to 2^53",
    },
    {
      given: { ...minimal, metadata: { generation: 2 ** 64 } },
      message:
        "json: cannot unmarshal number 18446744073709552000 into Go struct field " +
        "ObjectMeta.metadata.generation of type int64",
    },
    {
      given: inContainer({ resources: { limits: { memory: 2 ** 53 } } }),
      message: 'quantities beyond 2^53 have to be text in kubesim: "9007199254740992"',
    },
    { given: inContainer({ resources: { limits: { cpu: "12Zi" } } }), message: quantities },
    {
      given: inContainer({ port: false }),
      message: "json: cannot unmarshal bool into Go value of type int32",
    },
    {
      given: deployment({ files: { a: "not base64!" } }),
      message: "illegal base64 data at input byte 3",
    },
    {
      given: deployment({ since: "today" }),
      message:
        'parsing time "today" as "2006-01-02T15:04:05Z07:00": cannot parse "today" as "2006"',
    },
    {
      given: deployment({ extra: JSON.parse(`${"[".repeat(9999)}${"]".repeat(9999)}`) }),
      message: "exceeded max depth",
    },
  ])("refuses with $message", ({ given, message }) => {
    expect(() => decode(given)).toThrow(DecodeError);
    expect(() => decode(given)).toThrow(message);
  });

  test("reads a ConfigMap", () => {
    const given = { ...head, metadata: {}, data: { a: "1" } };
    expect(decodeObject(ConfigMap.structure, given, "ConfigMap").value).toBe(given);
  });
});

test("a list that is never left out is null where it is empty, as once it was stored", () => {
  const slice = struct("discovery.v1.Slice", "", {
    ports: listOrNull("", textItem),
    endpoints: mandatory(listOrNull("", textItem)),
    hosts: list("", textItem),
  });
  const nothing = { ports: [], endpoints: [], hosts: [] };
  const decode = (value: object) => decodeObject(structureOf(slice), value, "Slice").value;
  expect([nothing, {}].map(decode)).toEqual([
    { ports: null, endpoints: null },
    { ports: null, endpoints: null },
  ]);
  expect(decode({ ...nothing, endpoints: ["a"] })).toEqual({ ports: null, endpoints: ["a"] });
});

describe("decoding a version of what was decoded", () => {
  const decoded = { ...minimal, spec: { ...minimal.spec, since: "of old" } };
  const decodeNext = (value: unknown) =>
    decodeObject(structure, value, "Deployment", { decoded }).value;

  test("takes what they share as it is", () => {
    const next = { ...decoded, spec: { ...decoded.spec, replicas: 2 } };
    expect(decodeNext(next)).toBe(next);
  });

  test.each([
    { behaviour: "a value", next: { ...decoded, spec: { ...decoded.spec, since: "of late" } } },
    { behaviour: "a part", next: { ...decoded, spec: { ...decoded.spec, files: { a: "?" } } } },
  ])("reads $behaviour that differs", ({ next }) => {
    expect(() => decodeNext(next)).toThrow(DecodeError);
  });

  test("fills in what is gone", () => {
    const { replicas: _, ...spec } = decoded.spec;
    expect(decodeNext({ ...decoded, spec })).toEqual({
      ...decoded,
      spec: { ...spec, replicas: 1 },
    });
  });
});

describe("decoding a member of an object", () => {
  const spec = structure.fields?.get("spec")?.structure ?? structure;
  const decodeSpec = (value: unknown) => decodeObject(spec, value, "Deployment", { field: "spec" });

  test("names unknown fields from the root", () => {
    expect(decodeSpec({ replicaz: 1 }).unknownFields).toEqual(["spec.replicaz"]);
  });

  test.each([
    {
      given: { replicas: "3" },
      message:
        "json: cannot unmarshal string into Go struct field " +
        "DeploymentSpec.spec.replicas of type int32",
    },
    {
      given: [],
      message:
        "json: cannot unmarshal array into Go struct field " +
        "Deployment.spec of type v1.DeploymentSpec",
    },
  ])("refuses with $message", ({ given, message }) => {
    expect(() => decodeSpec(given)).toThrow(message);
  });
});

/**
 * The fields that a definition can have, used with kubectl: what is filled in, pruned and kept, and
 * what is refused in which words.
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
import { beforeAll, expect, test } from "vitest";
import { widget, widgetFields, widgets } from "../custom-resources/widgets.ts";
import { Workbench } from "./kubectl.ts";
import { ageless } from "./normal.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open({ speed: 0 });
  bench.useNamespace();
  await bench.run("kubectl apply -f -", { stdin: JSON.stringify(widgets()) });
  return () => bench.close();
});

const create = (object: object, flags = "") =>
  bench.run(`kubectl create ${flags} -f -`, { stdin: JSON.stringify(object) });
const patch = (change: object, flags = "") =>
  bench.run(`kubectl patch wd one --type=merge ${flags} -p '${JSON.stringify(change)}'`);

test("fills in defaults, keeps nulls where they may be, and prunes what is not known", async () => {
  const unknown = {
    any: { x: 1, known: { a: "b", c: "d" } },
    pod: { ...widget().spec.pod, metadata: { name: "p", foo: "bar" } },
  };
  const { stdout, stderr } = await create(widget(unknown), "--validate=warn -o jsonpath='{.spec}'");
  expect(stderr).toBe(
    'Warning: unknown field "spec.any.known.c"\nWarning: unknown field "spec.pod.metadata.foo"\n',
  );
  expect(JSON.parse(stdout)).toEqual({
    ...widget().spec,
    never: "filled",
    num: 1,
    ports: [{ name: "http", port: 80 }],
  });
});

test("shows columns of all types", async () => {
  expect(ageless(await bench.stdout("kubectl get wd -o wide"))).toBe(
    "NAME WHEN PORT NUM RATIO ENABLED TAG READY\none <age> 80 1 0.5 true a\n",
  );
  expect(ageless(await bench.stdout("kubectl get gadgets"))).toBe(
    "NAME WHEN PORT NUM RATIO ENABLED READY\none <age> 80 1 0.5 true\n",
  );
});

const unchecked =
  "<nil>: Invalid value: null: some validation rules were not checked because the object was " +
  "invalid; correct the existing errors to complete validation";
const ofFormat = (field: string, format: string, value: string) =>
  `spec.${field}: Invalid value: "${value}": spec.${field} in body must be of type ${format}: "${value}"`;
const ofType = (field: string, type: string, found: string) =>
  `spec.${field}: Invalid value: "${found}": spec.${field} in body must be of type ${type}: "${found}"`;

test.each<{ what: string; spec: object; errors: readonly string[] }>([
  {
    what: "a value that is not among those listed",
    spec: { color: "blue" },
    errors: ['spec.color: Unsupported value: "blue": supported values: "red", "green"', unchecked],
  },
  {
    what: "what a rule forbids, at its field, in words of its own",
    spec: { num: 11 },
    errors: ["spec.num: Forbidden: num of red is more than 10"],
  },
  {
    what: "a change that no rule allows",
    spec: { fixed: "y", color: "green" },
    errors: ["spec: Invalid value: the color stays", 'spec.fixed: Invalid value: "y": is fixed'],
  },
  {
    what: "the same twice in a set",
    spec: { tags: ["a", "a"] },
    errors: ['spec.tags[1]: Duplicate value: "a"'],
  },
  {
    what: "the same key twice",
    spec: { ports: [{ name: "a" }, { name: "a" }] },
    errors: ['spec.ports[1]: Duplicate value: {"name":"a"}'],
  },
  {
    what: "text that is not of its format",
    spec: {
      when: "yesterday",
      day: "x",
      mail: "x",
      ip: "1",
      uuid: "u",
      lasts: "1",
      bytes: "%",
    },
    errors: [
      ofFormat("bytes", "byte", "%"),
      ofFormat("day", "date", "x"),
      ofFormat("ip", "ipv4", "1"),
      ofFormat("lasts", "duration", "1"),
      ofFormat("mail", "email", "x"),
      ofFormat("uuid", "uuid", "u"),
      ofFormat("when", "date-time", "yesterday"),
      unchecked,
    ],
  },
  {
    what: "what is neither a number nor a text",
    spec: { port: true },
    errors: [ofType("port", "integer,string", "boolean"), unchecked],
  },
  {
    what: "values of other types",
    spec: { enabled: "yes", ratio: "x", labels: { a: 1 } },
    errors: [
      ofType("enabled", "boolean", "string"),
      ofType("labels.a", "string", "integer"),
      ofType("ratio", "number", "string"),
      unchecked,
    ],
  },
  {
    what: "more members than there may be",
    spec: { labels: { a: "1", b: "2", c: "3" } },
    errors: ["spec.labels: Too many: 3: must have at most 2 items", unchecked],
  },
  {
    what: "an object that lacks what it must have",
    spec: { color: null },
    errors: ["spec.color: Required value", unchecked],
  },
  {
    what: "an object inside of it that is none",
    spec: { pod: { apiVersion: null } },
    errors: ["spec.pod.apiVersion: Required value", unchecked],
  },
])("refuses $what", async ({ spec, errors }) => {
  const { exitCode, stderr } = await patch({ spec });
  expect([exitCode, stderr]).toEqual([
    1,
    errors.length === 1
      ? `The Widget "one" is invalid: ${errors[0]}\n`
      : `The Widget "one" is invalid: \n${errors.map((each) => `* ${each}\n`).join("")}`,
  ]);
});

test("explains them", async () => {
  expect(await bench.stdout("kubectl explain widget.spec.color")).toContain(
    "FIELD: color <string>\nENUM:\n    red\n    green\n\nDESCRIPTION:\n    its color\n",
  );
  expect(await bench.stdout("kubectl explain widget.spec.ports --recursive")).toContain(
    "FIELD: ports <[]Object>\n\n\nDESCRIPTION:\n    <empty>\nFIELDS:\n" +
      "  name\t<string> -required-\n  port\t<integer>\n",
  );
  expect(
    await bench.stdout("kubectl explain widget.spec.color --output=plaintext-openapiv2"),
  ).toContain("FIELD:    color <string>\n\nDESCRIPTION:\n     its color\n");
});

test("is waited for by its conditions", async () => {
  const status = { conditions: [{ type: "Ready", status: "True" }] };
  await patch({ status }, "--subresource=status");
  expect(await bench.stdout("kubectl wait wd/one --for=condition=Ready --timeout=5s")).toBe(
    "widget.example.com/one condition met\n",
  );
});

test("keeps what a stricter schema refuses, as long as nobody changes it", async () => {
  const stricter = {
    ...widgetFields,
    color: { type: "string", enum: ["green"] },
    labels: { ...widgetFields.labels, maxProperties: 0 },
  };
  await bench.run("kubectl apply -f -", { stdin: JSON.stringify(widgets(stricter)) });
  expect((await patch({ spec: { enabled: false } })).stdout).toBe(
    "widget.example.com/one patched\n",
  );
  expect((await patch({ spec: { labels: { a: "c" } } })).stderr).toBe(
    'The Widget "one" is invalid: \n* spec.labels: Too many: 1: must have at most 0 items\n' +
      `* ${unchecked}\n`,
  );
});

test("goes with its definition once nothing holds it, and that is answered", async () => {
  await patch({ metadata: { finalizers: ["example.com/f"] } });
  await bench.stdout("kubectl delete crd widgets.example.com --wait=false");
  expect((await create({ ...widget(), metadata: { name: "late" } })).stderr).toBe(
    'Error from server (MethodNotAllowed): error when creating "STDIN": create not allowed while ' +
      "custom resource definition is terminating\n",
  );
  expect(await patch({ metadata: { finalizers: null } })).toEqual({
    exitCode: 0,
    stdout: "widget.example.com/one patched\n",
    stderr: "",
  });
  expect(await bench.stdout("kubectl get crd -o name")).toBe("");
});

/** kubesim builds kustomizations as kubectl does, and takes them where it takes files. */
import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { expectParity, expectParityIn, expectParityInTurn, requireBundle } from "./parity.ts";

const kustomizations = fileURLToPath(new URL("../kustomizations", import.meta.url));
const isWhole = (name: string) => !name.includes("component") || name === "with-component";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0 });
  bench.write({ "bare/web.yaml": "" });
  cpSync(kustomizations, join(bench.folder, "k"), { recursive: true });
  await bench.run("kubectl create namespace shop-a; kubectl create namespace shop-b");
  return () => bench.close();
});

/** What kubectl logs has a time and a place in its source before it. */
const withoutHeads = (text: string) => text.replace(/^I\d{4} \S+ +\d+ log\.go:\d+\] /gm, "");

test.each(readdirSync(kustomizations).filter(isWhole))("kubectl kustomize k/%s", (name) =>
  expectParityInTurn(bench, `kubectl kustomize k/${name}`, {
    undo: () => undefined,
    normal: withoutHeads,
  }),
);

test("a kustomization is applied, shown and deleted", async () => {
  const both = ["shop-a", "shop-b"] as const;
  const inTurn = (command: string) =>
    expectParityIn(bench, both, command, {
      normal: (text) => text.replace(/\b\d+s\b|[\d:TZ-]{20}/g, "<time>"),
    });
  await inTurn("kubectl apply -k k/base");
  await inTurn("kubectl apply -k k/base");
  await inTurn("kubectl get -k k/base -o name");
  await inTurn("kubectl diff -k k/base");
  await inTurn("kubectl label -k k/base also=this");
  await inTurn("kubectl delete -k k/base");
});

test.each([
  "kubectl apply -k k/base -f k/base/web.yaml",
  "kubectl get -k k/base -R",
  "kubectl apply -k",
  "kubectl delete -k k/base pod x",
  "kubectl kustomize k/base k/labels",
])("%s is refused", (command) => expectParity(bench, command));

test.each([
  [
    "kustomize k/component",
    "error: id ConfigMap.v1.[noGrp]/settings.[noNs] does not exist; cannot merge or replace\n",
  ],
])("kubesim %s is refused in fewer words", async (command, stderr) => {
  expect(await bench.run(`kubesim ${command}`)).toEqual({ stdout: "", stderr, exitCode: 1 });
});

const config = (kind: string, more = "") =>
  JSON.stringify(`{ apiVersion: builtin, kind: ${kind}, metadata: { name: x }${more} }`);
const variable = (more: string) =>
  `vars: [{ name: A, objref: { apiVersion: v1, kind: ConfigMap, name: c }${more} }]`;
const tables = (text: string) => ({ "tables.yaml": text });

test.each([
  ["a chart", "helmCharts: [{ name: web }]"],
  ["a chart by a generator", `generators: [${config("HelmChartInflationGenerator")}]`],
  ["another program", `transformers: ['{ apiVersion: a/v1, kind: B, metadata: { name: x } }']`],
  ["a kind that there is not", `transformers: [${config("NoTransformer")}]`],
  ["a generator that transforms", `transformers: [${config("ConfigMapGenerator")}]`],
  ["a transformer that generates", `generators: [${config("LabelTransformer")}]`],
  ["a prefix without fields", `transformers: [${config("PrefixTransformer", ", prefix: a-")}]`],
  ["replicas of nothing", "replicas: [{ name: none, count: 1 }]"],
  ["values that go nowhere", `transformers: [${config("ValueAddTransformer")}]`],
  ["a schema that is not there", "openapi: { version: v1.2.3 }"],
  ["a variable of nothing", variable("").replace("name: c", "name: d")],
  ["a variable of a field that is not there", variable(", fieldref: { fieldpath: spec.x }")],
  [
    "a validator that changes things",
    `validators: [${config("PrefixTransformer", ", prefix: a-, fieldSpecs: [{ path: metadata/name }]")}]`,
  ],
  [
    "tables that contradict each other",
    "configurations: [tables.yaml]",
    tables("replicas: [{ path: spec/replicas, kind: Deployment }]"),
  ],
])("kubectl kustomize refuses %s", (name, text, files: Readonly<Record<string, string>> = {}) => {
  const folder = `refused/${name.replaceAll(" ", "-")}`;
  const configMap = "{ apiVersion: v1, kind: ConfigMap, metadata: { name: c } }";
  const all = {
    ...files,
    "kustomization.yaml": `resources: [c.yaml]\n${text}`,
    "c.yaml": configMap,
  };
  bench.write(
    Object.fromEntries(Object.entries(all).map(([path, each]) => [`${folder}/${path}`, each])),
  );
  return expectParity(bench, `kubectl kustomize ${folder}`);
});

test.each(["base", "plugins", "configurations"])("what %s makes may go to a folder", (name) => {
  mkdirSync(join(bench.folder, "out"), { recursive: true });
  const written = `kubectl kustomize k/${name} -o out && tail -n 99 out/* && rm out/*`;
  return expectParityInTurn(bench, written, { undo: () => undefined });
});

test.each(["kubectl kustomize k/base -o no/such", "kubectl kustomize k/base -o none/"])(
  "%s is refused",
  (command) => expectParity(bench, command),
);

test("what it makes may go to a file", async () => {
  const written = await bench.run("kubesim kustomize k/base -o made.yaml && cat made.yaml");
  expect(written).toEqual(await bench.run("kubesim kustomize k/base"));
});

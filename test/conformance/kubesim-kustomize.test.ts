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

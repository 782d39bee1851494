/** kubesim's own command line edits objects as kubectl does. */
import { beforeAll, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment } from "./manifests.ts";
import { expectParity, expectParityInTurn, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

let bench: Workbench;

/** Shows the comments of the file, and makes one replacement each time that it is opened. */
const editor = `
import { existsSync, readFileSync, writeFileSync } from "node:fs";
const path = process.argv.at(-1);
const call = existsSync("calls") ? Number(readFileSync("calls", "utf8")) : 0;
writeFileSync("calls", String(call + 1));
const text = readFileSync(path, "utf8");
console.log(text.split("\\n").filter((line) => line.startsWith("#")).join("\\n"));
const [from, to] = JSON.parse(process.env.EDITS)[call] ?? ["", ""];
writeFileSync(path, text.replace(from, to));
`;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
  bench.useNamespace();
  bench.write({
    "editor.mjs": editor,
    "all/one.yaml": configMap("one"),
    "all/two.yaml": configMap("two"),
    "all/web.yaml": deployment("web", { replicas: 3 }),
  });
  return () => bench.close();
});

type Edits = readonly (readonly [from: string, to: string])[];

/** Edits what is as it was at first. Files of one's own have other names each time. */
const edit = (what: string, edits: Edits) =>
  `kubectl delete -f all --ignore-not-found > /dev/null; kubectl create -f all > /dev/null
   rm -f calls; export KUBE_EDITOR="node editor.mjs"
   export EDITS='${JSON.stringify(edits)}'; { kubectl edit ${what}; echo "exit code $?"; } 2>&1 |
   sed -E '/uid"|resourceVersion"|Timestamp"/d; s#"?/[^ "]*-edit-[0-9]+#FILE#'`;

test.each<[what: string, ...Edits]>([
  ["deploy/web", ["replicas: 3", "replicas: 4"]],
  ["deploy/web --output-patch", ["replicas: 3", "replicas: 4"]],
  ["cm/one -o json", ['"data": {', '"data": { "more": "more",']],
  ["deploy/web --subresource=status", ["observedGeneration: ", "observedGeneration: 1"]],
  ["deploy/web"],
  ["deploy/web", ["kind: Deployment", "# a remark\nkind: Deployment"]],
  ["deploy/web", ["replicas: 3", "replicas: -1"]],
  ["deploy/web", ["replicas: 3", "replicas: -1"], ["replicas: -1", "replicas: 5"]],
  ["deploy/web", ["replicas: 3", "replcias: 3"]],
  ["deploy/web", ["  name: web\n", "  name: other\n"]],
  ["cm/one", ["data:", "data: ["]],
  ["cm/one", ["data:", "data: ["], ["data: [", "data:"]],
  ["cm/one cm/two", ["  data:", "  data:\n    more: more"]],
  ["-f all/one.yaml", ["data:", "data:\n  more: more"]],
  ["cm/none"],
  ["deploy/web -o wide"],
  [""],
])("kubectl edit %s, once it is %j", (what, ...edits) =>
  expectParityInTurn(bench, edit(what, edits), { undo: () => {} }),
);

/** Makes what is not there yet, once it was edited. */
const create = (what: string, edits: Edits) =>
  edit("", edits)
    .replace("kubectl create -f all > /dev/null", "")
    .replace("kubectl edit ", `kubectl create --edit ${what}`);

test.each<[what: string, ...Edits]>([
  ["-f all/one.yaml", ["data:", "data:\n  more: more"]],
  ["-f all/one.yaml", ["name: one", "name: two"]],
  ["-f all/one.yaml"],
  ["-f all/one.yaml", [".*", ""]],
  ["-f all", ["data:", "data:\n  more: more"], ["name: two", "name: two"]],
  ["-f all/web.yaml", ["replicas: 3", "replcias: 3"]],
  ["-f none.yaml"],
])("kubectl create --edit %s, once it is %j", (what, ...edits) =>
  expectParityInTurn(bench, create(what, edits), {
    undo: () => undefined,
  }),
);

test("an editor that fails leaves all as it was", () =>
  expectParity(bench, "export KUBE_EDITOR=false; kubectl edit deploy/web"));

test("of several objects those that the server has taken are not sent again", async () => {
  const edits: Edits = [
    ["  data:", "  data:\n    more: more"],
    ["more: more", "more: less"],
  ];
  const broken: Edits = [["replicas: 3", "replicas: -1"], ...edits];
  const command = edit("deploy/web cm/one", broken).replaceAll("kubectl", "kubesim");
  const { stdout } = await bench.run(command);
  expect(stdout).toContain("is invalid");
  expect(await bench.stdout("kubectl get cm one -o jsonpath={.data.more}")).toBe("");
});

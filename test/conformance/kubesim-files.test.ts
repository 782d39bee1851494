/** What files, folders and addresses hold, and what is said where they hold no objects. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { expectParity, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
const noKind = "metadata: {name: none}\n";

const files = {
  "good.yaml": configMap("fresh"),
  "no-kind.yaml": noKind,
  "no-version.yaml": "kind: ConfigMap\nmetadata: {name: none}\n",
  "text.yaml": "just text\n",
  "sequence.yaml": "- a\n- b\n",
  "mixed.yaml": `${configMap("one")}---\n${noKind}---\n${configMap("two")}`,
  "two.yaml": `${configMap("one")}---\n${configMap("two")}`,
  "empty/other.txt": "",
  "odd.yaml": `apiVersion: v1
kind: ConfigMap
metadata:
  name: odd
  annotations: {"x_y": "tab\\tq\\"uote\\\\", "uni": "é☃\\u00a0\\u0001", "2026-01-02": d, "0x1f": h, "1e3": e}
data:
  run.sh: |
    #!/bin/sh
      echo hi

    end
  plain: "no newline at\\nend"
  "y": ""
  only: "\\n"
binaryData:
  b: AAE=
`,
};

let bench: Workbench;
let web: Server;
let unsteady = 0;

/** Serves the files; `/unsteady` fails at first. */
async function serveFiles(): Promise<string> {
  web = createServer(({ url = "" }, response) => {
    const path = url.slice(1);
    const text = path === "unsteady" ? files["good.yaml"] : Object(files)[path];
    if (path === "moved") response.writeHead(302, { location: "/good.yaml" }).end();
    else if (text === undefined) response.writeHead(404).end();
    else if (path === "unsteady" && unsteady++ % 2 === 0) response.writeHead(503).end();
    else response.end(text);
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address.
  return `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
}

let address: string;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
  bench.useContextNamespace("demo");
  bench.write(files);
  address = await serveFiles();
  return async () => {
    await bench.close();
    web.close();
  };
});

const same = (commands: readonly string[]) =>
  test.each(commands)("kubectl %s", (command) =>
    expectParity(bench, `kubectl ${command.replace("ADDRESS", address)}`),
  );

describe("manifests are read from addresses", () => {
  same([
    "apply -f ADDRESS/good.yaml --dry-run=server",
    "create -f ADDRESS/two.yaml --dry-run=client -o name",
    "create -f ADDRESS/moved --dry-run=client",
    "apply -f ADDRESS/nosuch.yaml",
    "apply -f ADDRESS/no-kind.yaml",
    "delete -f http://127.0.0.1:1/x.yaml",
    "apply -f http://127.0.0.1:99999/x.yaml",
    "apply -f https://",
  ]);

  const made = "configmap/fresh created (dry run)\n";
  test("a server that fails is asked again", async () => {
    const command = `create -f ${address}/unsteady --dry-run=client`;
    const outcomes = [await bench.run(`kubectl ${command}`), await bench.run(`kubesim ${command}`)];
    expect(outcomes.map(({ stdout }) => stdout)).toEqual([made, made]);
  });
});

describe("what is no object is told", () => {
  const commands = [
    "get -f",
    "describe -f",
    "delete --dry-run=client -f",
    "scale --replicas=1 -f",
    "expose --port=80 -f",
    "autoscale --max=2 -f",
    "label a=b -f",
    "set image a=b -f",
    "patch -p '{}' -f",
    "rollout status -f",
    "wait --for=delete -f",
    "diff -f",
    "apply -f",
    "create -f",
    "replace -f",
    "apply --validate=false -f",
  ];
  same(commands.map((command) => `${command} no-kind.yaml`));
  same(["get -f", "apply -f", "apply --validate=false -f"].map((each) => `${each} text.yaml`));
  same(["get -f", "apply -f", "apply --validate=false -f"].map((each) => `${each} sequence.yaml`));
  same(["get -f no-version.yaml", "delete -f mixed.yaml", "apply -f mixed.yaml --dry-run=client"]);
});

describe("files are taken as they are where nothing of the server is changed", () => {
  same([
    "expose --port=80 -f two.yaml",
    "autoscale --max=2 -f two.yaml",
    "scale --replicas=1 -f two.yaml",
  ]);
});

describe("selectors and patches go by what the files hold", () => {
  same([
    "delete -f two.yaml -l 'a in'",
    "apply -f two.yaml -l 'a in'",
    `patch -f good.yaml -p '{"data":{"x":"y"}}'`,
  ]);
});

describe("a kustomization that is not there is told", () => {
  const folders = ["nosuch", "empty", "good.yaml"];
  same(
    ["get", "describe", "apply", "kustomize"].flatMap((command) =>
      folders.map((folder) =>
        command === "kustomize" ? `kustomize ${folder}` : `${command} -k ${folder}`,
      ),
    ),
  );
});

describe("texts of all sorts are printed", () => {
  same(
    ["yaml", "kyaml", "json"].map((output) => `create -f odd.yaml --dry-run=client -o ${output}`),
  );
});

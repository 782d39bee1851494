/** kubesim's own command line completes words as kubectl does, and shells ask it. */
import { beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../cli/commands.ts";
import { Workbench } from "./kubectl.ts";
import { expectParity, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
  bench.useContextNamespace("demo");
  return () => bench.close();
});

const words = (text: string) => text.split("|").map((word) => `'${word}'`);

/** The names, without what is said of them, in order. */
const asked = (text: string) =>
  `kubectl __complete ${words(text).join(" ")} 2>err | cut -f1 | sort; rm -f err`;

test.each([
  "get|po",
  "get|pods|r",
  "get|deploy/",
  "get|nodes|node-0|",
  "get|pods,no",
  "get|--ig",
  "-n|kube",
  "get|-n|kube",
  "-n|kube-system|get|cm|",
  "describe|no",
  "config|use-context|",
  "config|delete-c",
  "rollout|",
  "rollout|status|",
  "rollout|status|deployment|w",
  "create|de",
  "create|serv",
  "drain|",
  "apply|",
  "label|no",
  "auth|",
])("kubectl __complete %s", (text) => expectParity(bench, asked(text)));

describe("kubesim completes what kubectl does not", () => {
  test.each([
    ["why|po", ["pods"]],
    ["create|deploy|x|--dry-run=c", ["--dry-run=client"]],
    ["completion|", ["bash", "fish", "zsh"]],
    ["debug|app|--profile|s", ["sysadmin"]],
    ["debug|--profile=g", ["--profile=general"]],
    ["up|--no", ["--node-cpu", "--node-memory", "--nodes"]],
    ["up|--scheduling|", ["bin-packing", "kubernetes"]],
    ["up|--nodes|5|--scheduling=k", ["--scheduling=kubernetes"]],
    ["none|", []],
  ])("%s", async (text, names) => {
    const out = await bench.stdout(
      `kubesim __complete ${words(text).join(" ")} | grep -v : | sort`,
    );
    const found = out.split("\n").filter((name) => name !== "");
    expect(found).toEqual(expect.arrayContaining(names));
    if (names.length === 0) expect(found).toEqual([]);
  });
});

test("every command is a word", async () => {
  const out = await bench.stdout("kubesim __complete ''");
  const all = new Set(Object.keys(commands).map((name) => name.split(" ")[0]));
  expect(out.split("\n").filter((name) => /^[\w-]+$/.test(name))).toEqual([...all]);
});

describe("bash completes a line", () => {
  test.each([
    ["kubesim conf", "config"],
    ["kubesim get nodes node-", "node-0 node-1 node-2"],
    ["kubesim get --output=js", "json jsonpath= jsonpath-file="],
    ["kubesim -n demo get deploy/w", "deploy/web"],
  ])("%s", async (line, replies) => {
    const script = `PATH=$PWD/bin:$PATH; source <(kubesim completion bash)
      COMP_LINE="$1"; COMP_POINT=\${#1}; _kubesim; echo "\${COMPREPLY[*]}"`;
    bench.write({ "line.sh": script });
    await bench.stdout(
      'mkdir -p bin; printf \'#!/bin/sh\\nexec %s "$@"\\n\' "$KUBESIM" > bin/kubesim; chmod +x bin/kubesim',
    );
    expect(await bench.stdout(`bash line.sh '${line}'`)).toBe(`${replies}\n`);
  });
});

test.each(["completion", "completion tcsh", "completion bash zsh"])("kubectl %s", (line) =>
  expectParity(bench, `kubectl ${line} 2>&1 >out | tail -2; rm -f out`),
);

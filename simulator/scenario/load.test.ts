import { expect, test } from "vitest";
import { loadScenarios } from "./load.ts";

const head = "apiVersion: sim.kubesim.dev/v1alpha1\nkind: Scenario\nmetadata: { name: x }\n";

test.each([
  {
    behaviour: "text that is no YAML",
    text: "a: [",
    told: "x.yaml:1: unexpected end of the stream within a flow collection",
  },
  {
    behaviour: "another version",
    text: "apiVersion: v2\nkind: Scenario\nmetadata: { name: x }\nspec: {}\n",
    told: 'x.yaml:1: apiVersion: Unsupported value: "v2": supported values: "sim.kubesim.dev/v1alpha1"',
  },
  {
    behaviour: "no name",
    text: "apiVersion: sim.kubesim.dev/v1alpha1\nkind: Scenario\nmetadata: {}\nspec: {}\n",
    told: "x.yaml:3: metadata.name: Required value",
  },
  {
    behaviour: "an unknown field",
    text: `${head}spec:\n  step: []\n`,
    told: "x.yaml:5: spec.step: unknown field",
  },
  {
    behaviour: "a step that does two things",
    text: `${head}spec:\n  steps:\n  - advance: 5s\n    cordon: node-0\n`,
    told: "x.yaml:6: spec.steps[0]: Forbidden: may not specify more than one of cordon, advance",
  },
  {
    behaviour: "a time that is none",
    text: `${head}spec:\n  steps:\n  - advance: soon\n`,
    told:
      'x.yaml:6: spec.steps[0].advance: Invalid value: "soon": ' +
      "must be a duration such as 90s, 10m or 1h30m",
  },
  {
    behaviour: "a step that no invariant can begin with",
    text: `${head}spec:\n  invariants:\n  - { always: "true", from: nowhere }\n`,
    told: 'x.yaml:6: spec.invariants[0].from: Not found: no step is named "nowhere"',
  },
  {
    behaviour: "a scheduling that there is not",
    text: `${head}spec:\n  cluster:\n    scheduling: packed\n`,
    told:
      'x.yaml:6: spec.cluster.scheduling: Unsupported value: "packed": ' +
      'supported values: "kubernetes", "bin-packing"',
  },
  {
    behaviour: "the effect of a taint that has none",
    text: `${head}spec:\n  cluster:\n    nodeGroups:\n    - name: a\n      taints:\n      - { key: a, effect: Never }\n`,
    told:
      'x.yaml:9: spec.cluster.nodeGroups[0].taints[0].effect: Unsupported value: "Never": ' +
      'supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
  },
  {
    behaviour: "a budget of faults that there is not",
    text: `${head}spec:\n  faults:\n    of:\n    - api\n    - apis\n`,
    told:
      'x.yaml:8: spec.faults.of[1]: Unsupported value: "apis": ' +
      'supported values: "control-plane", "api", "watch"',
  },
  {
    behaviour: "a fault that there is not",
    text: `${head}spec:\n  steps:\n  - fault:\n      spec: { type: NodeCrsh }\n`,
    told: 'x.yaml:7: spec.steps[0].fault.spec.type: Unsupported value: "NodeCrsh": supported',
  },
  {
    behaviour: "a member that no fault has",
    text: `${head}spec:\n  faults:\n    of:\n    - type: NodeCrash\n      node: a\n`,
    told: "x.yaml:8: spec.faults.of[0].node: unknown field",
  },
  {
    behaviour: "a fault of a process that there is not",
    text: `${head}spec:\n  steps:\n  - fault:\n      spec:\n        type: ProcessCrash\n        target: { process: kube-sheduler }\n`,
    told:
      "x.yaml:9: spec.steps[0].fault.spec.target.process: " +
      'Unsupported value: "kube-sheduler": supported values: "cni", "coredns"',
  },
  {
    behaviour: "a failure of something that there is not",
    text: `${head}spec:\n  fails: the shop opens\n  goals:\n  - name: the shop is open\n    stays: "true"\n`,
    told:
      "x.yaml:5: spec.fails: Not found: no step, invariant, goal or traffic is called " +
      '"the shop opens"',
  },
  {
    behaviour: "a file that is not there",
    text: `${head}spec:\n  manifests: [web.yaml]\n`,
    told: 'x.yaml:5: spec.manifests[0]: cannot read "web.yaml": there are no files here',
  },
])("$behaviour is refused with its line", ({ text, told }) => {
  const options = { source: "x.yaml", areProcessesKnown: true };
  expect(() => loadScenarios(text, options)).toThrow(told);
});

test("a fault may be of a process of the user's own, where there may be any", () => {
  const fault = "{ type: ProcessCrash, target: { process: port-controller } }";
  const text = `${head}spec:\n  steps:\n  - fault: { spec: ${fault} }\n`;
  expect(loadScenarios(text, { source: "x.yaml" })).toHaveLength(1);
});

test.each([
  { behaviour: "a goal by its name", fails: "open" },
  { behaviour: "a goal by its expression", fails: "1 < 2" },
  { behaviour: "an invariant", fails: "2 < 3" },
  { behaviour: "a Traffic", fails: "shoppers" },
  { behaviour: "a step by its name", fails: "drain it" },
  { behaviour: "a step by what it does", fails: "scale" },
  { behaviour: "what is waited for", fails: "deployment/web gone" },
  { behaviour: "an expectation of a step", fails: "3 < 4" },
  { behaviour: "the objects at the end", fails: "expect" },
  { behaviour: "the manifests", fails: "manifests" },
])("what must fail is $behaviour", ({ fails }) => {
  const text = `${head}spec:
  fails: ${fails}
  steps:
  - { name: drain it, drain: { node: node-0 } }
  - { scale: { target: deployment/web, replicas: 2 } }
  - { wait: { deleted: deployment/web } }
  - { expect: { that: 3 < 4 } }
  invariants: [{ always: 2 < 3 }]
  goals: [{ name: open, eventually: 1 < 2 }]
  traffic: [{ name: shoppers, failed: 0 }]
  expect: [{ apiVersion: v1, kind: Pod, metadata: { name: a }, status: { phase: Running } }]
`;
  expect(loadScenarios(text, { source: "x.yaml" })).toHaveLength(1);
});

test("all problems are told at once, in the order of the file", () => {
  const text = `${head}spec:\n  steps:\n  - {}\n  - advance: soon\n  goals:\n  - {}\n`;
  let told = "";
  try {
    loadScenarios(text, { source: "x.yaml" });
  } catch (error) {
    told = String(error);
  }
  expect([...told.matchAll(/x\.yaml:(\d+)/g)].map(([, line]) => line)).toEqual(["6", "7", "9"]);
});

test("a folder stands for its kustomization, or else for all its manifests", () => {
  const configMap = (name: string) =>
    `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name} } }`;
  const texts: Readonly<Record<string, string>> = {
    "plain/b.yaml": configMap("b"),
    "plain/a.json": '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}',
    "plain/README.md": "no manifest",
    "overlay/kustomization.yaml": "resources: [c.yaml]\nnamePrefix: prod-",
    "overlay/c.yaml": configMap("c"),
  };
  const [loaded] = loadScenarios(`${head}spec:\n  manifests: [plain, overlay]\n`, {
    source: "x.yaml",
    read(path) {
      const text = texts[path];
      if (text === undefined) throw new Error("no such file");
      return text;
    },
    list(folder) {
      const below = Object.keys(texts).filter((path) => path.startsWith(`${folder}/`));
      return below.length === 0 ? undefined : below.map((path) => path.slice(folder.length + 1));
    },
  });
  const names = loaded?.manifests.map(({ metadata }) => metadata);
  expect(names).toEqual([{ name: "a" }, { name: "b" }, { name: "prod-c" }]);
});

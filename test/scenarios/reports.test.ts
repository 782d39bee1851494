/** What is told of a run that fails: what led to it, or why it is so. */
import { describe, expect, test } from "vitest";
import { failureLines } from "../../simulator/scenario/failure-lines.ts";
import { loadScenarios } from "../../simulator/scenario/load.ts";
import { shrink } from "../../simulator/scenario/shrink.ts";
import { play, scenario, up, web } from "./playing.ts";

/** The lines of a run that fails, without names that end in chance. */
const linesOf = (spec: string, manifests?: string) =>
  failureLines(play(scenario(spec, manifests)).run).map((line) =>
    line.replaceAll(/web-[a-z0-9]{8,10}-[a-z0-9]{5}/g, "web-POD"),
  );

const quota = `${web}---
apiVersion: v1
kind: ResourceQuota
metadata: { name: few }
spec: { hard: { pods: "2" } }
`;

describe("what does not come in time", () => {
  test("is told with what keeps the object that was waited for", () => {
    const lines = linesOf("steps: [{ wait: { rollout: deployment/web, within: 1m } }]", quota);
    expect(lines.slice(2, 5)).toEqual([
      expect.stringMatching(/^ {2}after 1m0s, at revision \d+$/),
      "  why:",
      "    Deployment default/web is not as wanted.",
    ]);
    expect(lines.at(-1)).toContain("exceeded quota: few");
    expect(lines.join("\n")).not.toContain("what led to it");
  });

  test("is told with what keeps the objects of its condition, each once", () => {
    const two = 'ready("deployment/web") == 3 || active("deployment/web") == 9';
    const lines = linesOf(`goals: [{ eventually: '${two}', within: 1m }]`, quota);
    expect(lines.filter((line) => line.includes("is not as wanted"))).toEqual([
      "    Deployment default/web is not as wanted.",
    ]);
  });

  test("is told with the pods of the labels that it names", () => {
    const spec = `cluster: { anyImage: false }
goals: [{ eventually: 'ready("app=web") == 3', within: 1m }]`;
    const lines = linesOf(spec, web.replace("nginx:1.27", "example.com/none:1"));
    expect(lines).toContain("    Pod default/web-POD is pending.");
  });

  test("is told with what was never there", () => {
    const lines = linesOf(`goals: [{ eventually: 'ready("deployment/wbe") == 3', within: 1m }]`);
    expect(lines.slice(-2)).toEqual(["  why:", "    deployment/wbe was never there."]);
  });
});

test("an object that is not as expected is told with why", () => {
  const object =
    "{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, status: { replicas: 3 } }";
  const lines = linesOf(`steps: [{ advance: 30s }]\nexpect: [${object}]`, quota);
  expect(lines).toContain("    Deployment default/web is not as wanted.");
});

test("a step that is refused is told without what happened before it by chance", () => {
  expect(linesOf(`steps:\n${up}\n- cordon: node-9`).slice(1)).toEqual([
    '  nodes "node-9" not found',
    expect.stringMatching(/^ {2}after /),
  ]);
});

test("an invariant is told with the step in which it was broken", () => {
  const lines = linesOf(`steps:
${up}
- { name: stop, scale: { target: deployment/web, replicas: 0 } }
- advance: 1m
invariants: [{ name: some, always: 'ready("deployment/web") > 0', from: stop }]`);
  expect(lines[4]).toMatch(/^ {2}after .*, at revision \d+, in the step "stop" \(test.yaml:7\)$/);
});

describe("a run that is made small", () => {
  const small = (spec: string, manifests?: string) => {
    const loaded = scenario(spec, manifests);
    return shrink(loaded, play(loaded).run);
  };

  test("keeps the step that makes what it waits for", () => {
    const { loaded, run } = small(`steps:
${up}
- apply:
    objects:
    - apiVersion: apps/v1
      kind: Deployment
      metadata: { name: next }
      spec:
        selector: { matchLabels: { app: next } }
        template:
          metadata: { labels: { app: next } }
          spec: { nodeSelector: { no: node }, containers: [{ name: app, image: "nginx:1" }] }
- wait: { rollout: deployment/next, within: 1m }`);
    expect(run.failure).toMatchObject({ name: "rollout of deployment/next", reason: "OutOfTime" });
    expect(loaded.scenario.spec.steps?.map(({ apply, wait }) => apply ?? wait?.rollout)).toEqual([
      "deployment/web",
      expect.objectContaining({ objects: [expect.anything()] }),
      "deployment/next",
    ]);
  });

  test("keeps as many replicas as the condition holds with until something happens", () => {
    const { run } = small(`steps:
${up}
- { name: begin, advance: 5s }
- delete: { kind: pods, selector: app=web, count: 2 }
- advance: 1m
invariants: [{ name: two, always: 'ready("deployment/web") >= 2', from: begin }]`);
    expect(run.failure?.during?.name).toBe("delete");
  });
});

describe("an object that is refused is told with the line of what is wrong", () => {
  const bad = `apiVersion: apps/v1
kind: Deployment
metadata: { name: bad }
spec:
  selector: { matchLabels: { app: bad } }
  template:
    metadata: { labels: { app: bad } }
    spec:
      containers:
      - name: app
        imag: nginx:1.27
`;
  const placeOf = (loaded: ReturnType<typeof scenario>) => play(loaded).run.failure?.place;

  test("in another document of the file", () => {
    expect(placeOf(scenario("steps: [{ advance: 1s }]", bad))).toBe("test.yaml:17");
  });

  test("in a step", () => {
    const object = "{ apiVersion: v1, kind: ConfigMap, metadata: { name: c },\n      dat: {} }";
    expect(placeOf(scenario(`steps:\n- apply:\n    objects:\n    - ${object}`))).toBe(
      "test.yaml:9",
    );
  });

  test("in a file that it names", () => {
    const text = `apiVersion: sim.kubesim.dev/v1alpha1
kind: Scenario
metadata: { name: test }
spec: { manifests: [bad.yaml], steps: [{ advance: 1s }] }
`;
    const [loaded] = loadScenarios(text, { source: "shop/test.yaml", read: () => bad });
    expect(loaded && placeOf(loaded)).toBe("shop/bad.yaml:11");
  });
});

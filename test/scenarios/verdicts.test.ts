/** What makes a scenario fail. */
import { expect, test } from "vitest";
import { outcomeOf, play, scenario, up } from "./playing.ts";

const rollOut = `- name: update
  setImage: { target: deployment/web, containers: { app: "nginx:1.28" } }
- wait: { rollout: deployment/web }`;

const load =
  '{ url: "http://web/", from: { podSelector: { matchLabels: { app: web } } }, ' +
  "duration: 5s, load: { rate: 10 } }";

test.each([
  {
    behaviour: "an invariant that holds at every revision passes",
    spec: `steps:\n${up}\n${rollOut}
invariants: [{ always: 'ready("deployment/web") >= 3', from: update }]`,
    told: "passed",
  },
  {
    behaviour: "an invariant that is broken for a moment between two steps fails",
    spec: `steps:\n${up}\n${rollOut}
invariants: [{ name: few, never: 'active("deployment/web") > 3', from: update }]`,
    told: "invariant few: must hold never, but is",
  },
  {
    behaviour: "traffic that ends with its stages is waited for",
    spec: `steps:
${up}
- traffic:
    name: visitors
    spec: { url: "http://web/", from: { podSelector: { matchLabels: { app: web } } },
      startAfter: 5s, load: { rate: 10, stages: [{ duration: 10s, rate: 10 }] } }
traffic: [{ name: visitors, sent: 50, failed: 0 }]`,
    told: "passed",
  },
  {
    behaviour: "an invariant ends with its last step",
    spec: `steps:\n- name: start\n  wait: { rollout: deployment/web }\n${rollOut}
invariants: [{ never: 'active("deployment/web") > 3', until: start }]`,
    told: "passed",
  },
  {
    behaviour: "an invariant is looked at where there is no step to begin it",
    spec: `invariants: [{ name: x, always: 'ready("deployment/none") >= 3' }]`,
    told: "invariant x: must hold always, but is not",
  },
  {
    behaviour: "an invariant without steps lasts as long as the goals",
    spec: `invariants: [{ name: few, never: 'ready("deployment/web") > 1' }]
goals: [{ eventually: 'ready("deployment/web") == 3' }]`,
    told: "invariant few: must hold never, but is",
  },
  {
    behaviour: "an invariant that cannot be evaluated fails",
    spec: `steps:\n${up}
invariants: [{ name: x, always: 'get("deployment/none").spec.replicas == 1' }]`,
    told: expect.stringContaining("invariant x: "),
  },
  {
    behaviour: "an invariant about time is broken by time",
    spec: `steps:\n${up}\n- advance: 30s
invariants: [{ name: soon, always: 'now() < 20.0' }]`,
    told: "invariant soon: must hold always, but is not",
  },
  {
    behaviour: "an invariant looks at more once the first part of it holds",
    spec: `steps:\n${up}
- apply:
    objects: [{ apiVersion: v1, kind: ConfigMap, metadata: { name: late } }]
invariants: [{ name: x, never: 'ready("app=web") == 3 && get("configmap/late") != null' }]`,
    told: "invariant x: must hold never, but is",
  },
  {
    behaviour: "a goal that is reached in time passes",
    spec: `steps: []\ngoals: [{ eventually: 'ready("app=web") == 3', within: 30s }]`,
    told: "passed",
  },
  {
    behaviour: "a goal that is reached too late fails",
    spec: `steps: []\ngoals: [{ eventually: 'ready("app=web") == 3', within: 1s }]`,
    told: 'goal ready("app=web") == 3: not reached within 1s',
  },
  {
    behaviour: "a goal may be about time",
    spec: `steps: []\ngoals: [{ eventually: 'now() > 20.0', within: 30s }]`,
    told: "passed",
  },
  {
    behaviour: "what stays so passes",
    spec: `steps:\n${up}\ngoals: [{ stays: 'ready("app=web") == 3', for: 10m }]`,
    told: "passed",
  },
  {
    behaviour: "what does not stay so fails",
    spec: `steps:\n${up}
- fault: { spec: { type: ProcessCrash, target: { process: kubelet } } }
- delete: { kind: pods, count: 1 }
goals: [{ name: three, stays: 'ready("app=web") == 3', for: 10m }]`,
    told: "goal three: must stay so, but does not",
  },
  {
    behaviour: "objects at the end have the parts that are expected",
    spec: `steps:\n${up}
expect:
- { apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, status: { readyReplicas: 3 } }`,
    told: "passed",
  },
  {
    behaviour: "objects at the end that lack a part fail",
    spec: `steps:\n${up}
expect:
- { apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, status: { readyReplicas: 4 } }`,
    told: "expect expect: Deployment web is not as expected",
  },
  {
    behaviour: "of any object of a kind the nearest is told",
    spec: `steps:\n${up}
expect: [{ apiVersion: v1, kind: Service, spec: { ports: [{ port: 81 }], clusterIP: None } }]`,
    told: expect.stringMatching(
      /^expect expect: no Service is as expected; (web|kubernetes) comes nearest$/,
    ),
  },
  {
    behaviour: "traffic of which nothing failed passes",
    spec: `steps:\n${up}
- advance: 5s
- traffic: { spec: ${load} }
traffic: [{ name: traffic, failed: 0, p99: 100ms }]`,
    told: "passed",
  },
  {
    behaviour: "traffic that fails is told with its causes",
    spec: `steps:\n${up}
- delete: { target: service/web }
- advance: 1m
- advance: 5s
- traffic: { spec: ${load} }
traffic: [{ name: traffic, failed: 0 }]`,
    told: expect.stringMatching(
      /^traffic traffic: \d+ of \d+ failed \(NameNotFound: \d+\), wanted at most 0$/,
    ),
  },
  {
    behaviour: "traffic of which all failed has answered nothing in time",
    spec: `steps:\n${up}
- delete: { target: service/web }
- advance: 65s
- traffic: { spec: ${load} }
traffic: [{ name: traffic, p99: 1m }]`,
    told: "traffic traffic: p99 is not known: nothing was answered",
  },
  {
    behaviour: "traffic that is too slow fails",
    spec: `steps:\n${up}
- traffic: { spec: ${load} }
traffic: [{ name: traffic, p50: 0.01ms }]`,
    told: expect.stringMatching(/^traffic traffic: p50 is \S+ms, wanted at most 0\.01ms$/),
  },
])("$behaviour", ({ spec, told }) => {
  expect(outcomeOf(spec)).toEqual(told);
});

test("a failure tells the time, the revision, what was asked and where it stands", () => {
  const loaded = scenario(`steps:
${up}
${rollOut}
invariants:
- name: few
  never: active("deployment/web") > 3
  from: update`);
  const { failure } = play(loaded).run;
  expect(failure).toMatchObject({
    place: "test.yaml:11",
    expression: 'active("deployment/web") > 3',
    readings: [{ call: 'active("deployment/web")', value: 4 }],
  });
  expect(failure?.afterMs).toBeGreaterThan(0);
});

test("what must fail passes where it fails, and fails where it does not", () => {
  const broken = `steps:\n${up}\n${rollOut}
invariants: [{ name: few, never: 'active("deployment/web") > 3', from: update }]`;
  expect(play(scenario(`fails: few\n${broken}`)).run.result).toBe("passed");
  const other = `goals: [{ name: other, eventually: "true" }]`;
  expect(outcomeOf(`fails: other\n${broken}\n${other}`)).toMatch(/^invariant few/);
  const sound = `fails: other\nsteps:\n${up}\n${other}`;
  const { failure, virtualMs, revision } = play(scenario(sound)).run;
  // It is known at the end.
  expect(failure).toMatchObject({ message: "must fail, but does not", revision });
  expect(failure?.afterMs).toBe(virtualMs);
});

test("the same seed has the same run, and other seeds have others", () => {
  const loaded = scenario(`steps:\n${up}\n${rollOut}`);
  const digests = ["1", "2", "1", "2"].map((seed) => play(loaded, seed).run.digest);
  expect(digests[0]).toBe(digests[2]);
  expect(digests[1]).toBe(digests[3]);
  expect(digests[0]).not.toBe(digests[1]);
});

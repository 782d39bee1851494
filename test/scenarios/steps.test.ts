/** What each step of a scenario does. */
import { expect, test } from "vitest";
import { outcomeOf, up } from "./playing.ts";

const steps = (...lines: readonly string[]) => ["steps:", up, ...lines].join("\n");
const holds = (condition: string) => `- expect: { that: '${condition}' }`;

test.each([
  {
    behaviour: "apply makes objects",
    step: "- apply: { objects: [{ apiVersion: v1, kind: ConfigMap, metadata: { name: c } }] }",
    found: holds('get("cm/c") != null'),
  },
  {
    behaviour: "patch changes fields, and merges lists by their keys",
    step: `- patch:
    target: deployment/web
    patch:
      spec: { template: { spec: { containers: [{ name: app, env: [{ name: A, value: b }] }] } } }`,
    found: holds('get("deploy/web").spec.template.spec.containers[0].image == "nginx:1.27"'),
  },
  {
    behaviour: "patch takes a JSON patch",
    step: `- patch:
    target: deployment/web
    type: json
    patch: [{ op: replace, path: /spec/replicas, value: 1 }]`,
    found: holds('get("deployments.apps/web").spec.replicas == 1'),
  },
  {
    behaviour: "delete takes away an object",
    step: "- delete: { target: service/web }",
    found: "- expect: { absent: [service/web] }",
  },
  {
    behaviour: "delete takes away some of those with a label, which are replaced",
    step: "- delete: { kind: pods, selector: app=web, count: 2 }",
    found: holds('count("pods") == 5 && active("app=web") == 3'),
  },
  {
    behaviour: "delete takes away a Job with its pods, as kubectl does",
    step: `- apply:
    objects:
      - apiVersion: batch/v1
        kind: Job
        metadata: { name: work }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: run, image: busybox, command: [sleep, "100"] }]
- advance: 10s
- delete: { target: job/work }
- advance: 40s`,
    found: holds('list("pods", "job-name=work").size() == 0'),
  },
  {
    behaviour: "scale changes how many there are",
    step: "- scale: { target: deployment/web, replicas: 5 }",
    found: `- wait: { rollout: deployment/web }\n${holds('ready("deployment/web") == 5')}`,
  },
  {
    behaviour: "setImage rolls out another image",
    step: '- setImage: { target: deployment/web, containers: { app: "nginx:1.28" } }',
    found: `- wait: { rollout: deployment/web }
- expect:
    objects:
    - { apiVersion: v1, kind: Pod, spec: { containers: [{ name: app, image: "nginx:1.28" }] } }`,
  },
  {
    behaviour: "setImage changes init containers, and those of the pods of Jobs to come",
    step: `- apply:
    objects:
      - apiVersion: batch/v1
        kind: CronJob
        metadata: { name: nightly }
        spec:
          schedule: "0 3 * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: Never
                  initContainers: [{ name: prepare, image: "busybox:1" }]
                  containers: [{ name: run, image: "busybox:1" }]
- setImage: { target: cronjob/nightly, containers: { prepare: "busybox:2", run: "busybox:3" } }`,
    found: `- expect:
    objects:
      - apiVersion: batch/v1
        kind: CronJob
        spec:
          jobTemplate:
            spec:
              template:
                spec:
                  initContainers: [{ name: prepare, image: "busybox:2" }]
                  containers: [{ name: run, image: "busybox:3" }]`,
  },
  {
    behaviour: "restart replaces all pods",
    step: "- restart: { target: deployment/web }",
    found: `- wait: { rollout: deployment/web }\n${holds('count("replicasets") == 2')}`,
  },
  {
    behaviour: "undo goes back to the revision before",
    step: `- setImage: { target: deployment/web, containers: { app: "nginx:1.28" } }
- wait: { rollout: deployment/web }
- undo: { target: deployment/web }
- wait: { rollout: deployment/web }`,
    found:
      '- wait: { until: \'pods("app=web").all(p, p.spec.containers[0].image == "nginx:1.27")\' }',
  },
  {
    behaviour: "undo goes back to a revision by its number, and to its annotations",
    step: `- setImage: { target: deployment/web, containers: { app: "nginx:1.28" } }
- wait: { rollout: deployment/web }
- patch: { target: deployment/web, patch: { metadata: { annotations: { kubernetes.io/change-cause: newer } } } }
- setImage: { target: deployment/web, containers: { app: "nginx:1.29" } }
- wait: { rollout: deployment/web }
- undo: { target: deployment/web, toRevision: 1 }`,
    found:
      '- expect: { that: \'get("deployment/web").spec.template.spec.containers[0].image == ' +
      '"nginx:1.27" && !("kubernetes.io/change-cause" in ' +
      'get("deployment/web").metadata.annotations)\' }',
  },
  {
    behaviour: "cordon keeps pods off a node, and uncordon lets them come again",
    step: `- cordon: node-0
- expect: { that: 'get("node/node-0").spec.unschedulable' }
- uncordon: node-0`,
    found: holds('!has(get("node/node-0").spec.unschedulable)'),
  },
  {
    behaviour: "drain empties a node",
    step: "- drain: { node: node-0 }",
    found: holds('pods("app=web").all(p, p.spec.nodeName != "node-0")'),
  },
  {
    behaviour: "traffic sends requests",
    step: `- advance: 5s
- traffic:
    name: shoppers
    spec: { url: "http://web/", from: { podSelector: { matchLabels: { app: web } } }, duration: 5s, load: { rate: 10 } }
- wait: { complete: shoppers }`,
    found: holds('traffic("shoppers").sent > 30 && traffic("shoppers").failed == 0'),
  },
  {
    behaviour: "fault lets something go wrong, and endFault ends it",
    step: `- fault:
    name: pause
    spec: { type: ProcessPause, target: { process: kube-scheduler } }
- scale: { target: deployment/web, replicas: 4 }
- advance: 60s
- expect: { that: 'ready("deployment/web") == 3' }
- endFault: pause
- wait: { rollout: deployment/web, within: 30s }`,
    found: holds('ready("deployment/web") == 4'),
  },
  {
    behaviour: "advance lets time pass",
    step: "- advance: 1h",
    found: holds("now() > 3600.0 && now() < 3700.0"),
  },
  {
    behaviour: "wait waits for a condition",
    step: "- wait: { until: 'ready(\"app=web\") == 3' }",
    found: "- wait: { condition: Available, target: deployment/web, within: 1s }",
  },
  {
    behaviour: "wait waits until an object is gone",
    step: "- delete: { kind: pods, selector: app=web, count: 1 }",
    found: "- wait: { until: 'count(\"pods\") == 3', within: 1m }",
  },
])("$behaviour", ({ step, found }) => {
  expect(outcomeOf(steps(step, found))).toBe("passed");
});

test.each([
  {
    behaviour: "an object that is not there",
    step: "- scale: { target: deployment/shop, replicas: 5 }",
    told: 'step scale: deployments.apps "shop" not found',
  },
  {
    behaviour: "a kind that is not there",
    step: "- scale: { target: shop/web, replicas: 5 }",
    told: 'step scale: there is no kind named "shop"',
  },
  {
    behaviour: "what the API refuses",
    step: "- scale: { target: deployment/web, replicas: -1 }",
    told:
      'step scale: Scale.autoscaling "web" is invalid: spec.replicas: Invalid value: -1: ' +
      "must be greater than or equal to 0",
  },
  {
    behaviour: "a container that is not there",
    step: "- setImage: { target: deployment/web, containers: { ap: nginx } }",
    told: 'step setImage: unable to find container named "ap"',
  },
  {
    behaviour: "a field that a patch misspells",
    step: "- patch: { target: deployment/web, patch: { spec: { replica: 5 } } }",
    told: expect.stringContaining('unknown field "spec.replica"'),
  },
  {
    behaviour: "a JSON patch that makes no object of the kind, in kubectl's words and in short",
    step: `- patch:
    target: deployment/web
    type: json
    patch: [{ op: replace, path: /spec/replicas, value: some }]`,
    told: expect.stringMatching(
      /^step patch: The request is invalid: patch: Invalid value: "\{.{90,99}…": json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32$/,
    ),
  },
  {
    behaviour: "a JSON patch of what is not there",
    step: `- patch:
    target: deployment/web
    type: json
    patch: [{ op: replace, path: /spec/replica/x, value: 1 }]`,
    told:
      "step patch: The request is invalid: the server rejected our request due to an error " +
      "in our request",
  },
  {
    behaviour: "a field that traffic misspells",
    step: '- traffic: { spec: { url: "http://web/", from: { pod: a }, load: { rate: 1 }, last: 5s } }',
    told: expect.stringContaining('unknown field "spec.last"'),
  },
  {
    behaviour: "an object that is not as its kind, by its name",
    step: `- apply:
    objects: [{ apiVersion: v1, kind: ConfigMap, metadata: { name: flags }, datum: {} }]`,
    told: expect.stringMatching(/^step apply: ConfigMap "flags": .*unknown field "datum"$/),
  },
  {
    behaviour: "a restart of what has no pods of its own",
    step: "- restart: { target: node/node-0 }",
    told: 'step restart: nodes "node-0" restarting is not supported',
  },
  {
    behaviour: "a restart of what is paused",
    before: "- patch: { target: deployment/web, patch: { spec: { paused: true } } }",
    step: "- restart: { target: deployment/web }",
    told:
      'step restart: deployments.apps "web" can\'t restart paused deployment ' +
      "(run rollout resume first)",
  },
  {
    behaviour: "an image of what has no containers",
    step: "- setImage: { target: service/web, containers: { app: nginx } }",
    told: "step setImage: service/web is no pod and has no pod template",
  },
  {
    behaviour: "the way back of what has no revisions",
    step: "- undo: { target: service/web }",
    told: 'step undo: services "web" has no revisions to go back to',
  },
  {
    behaviour: "a revision before the first",
    step: "- undo: { target: deployment/web }",
    told: 'step undo: no rollout history found for deployment "web"',
  },
  {
    behaviour: "a revision that never was",
    step: "- undo: { target: deployment/web, toRevision: 7 }",
    told: "step undo: unable to find specified revision 7 in history",
  },
  {
    behaviour: "the way back of what is paused",
    before: `- setImage: { target: deployment/web, containers: { app: "nginx:1.28" } }
- advance: 1s
- patch: { target: deployment/web, patch: { spec: { paused: true } } }`,
    step: "- undo: { target: deployment/web }",
    told:
      "step undo: you cannot rollback a paused deployment; " +
      "resume it first with 'kubectl rollout resume' and try again",
  },
  {
    behaviour: "a wait that is in vain",
    step: "- wait: { rollout: deployment/web, within: 10s }",
    before: '- setImage: { target: deployment/web, containers: { app: "registry.invalid/x" } }',
    told:
      "step rollout of deployment/web: does not hold within 10s: Waiting for deployment " +
      '"web" rollout to finish: 1 out of 3 new replicas have been updated...',
  },
  {
    behaviour: "a wait for a condition that is misspelt",
    step: "- wait: { condition: Raedy, target: node/node-0, within: 10s }",
    told:
      "step Raedy of node/node-0: does not hold within 10s: Raedy of node/node-0 is not set; " +
      "it has MemoryPressure, DiskPressure, PIDPressure, Ready",
  },
  {
    behaviour: "a wait for a condition of what is not there",
    step: "- wait: { condition: Ready, target: node/nod-0, within: 10s }",
    told:
      "step Ready of node/nod-0: does not hold within 10s: Ready of node/nod-0 is not set, " +
      "for that is not there",
  },
  {
    behaviour: "a wait for the rollout of what is renewed by hand",
    before: `- apply:
    objects:
      - apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          updateStrategy: { type: OnDelete }
          selector: { matchLabels: { app: db } }
          template:
            metadata: { labels: { app: db } }
            spec: { containers: [{ name: db, image: postgres }] }`,
    step: "- wait: { rollout: statefulset/db }",
    told: "step wait: rollout status is only available for RollingUpdate strategy type",
  },
  {
    behaviour: "a drain that a budget blocks",
    before: `- apply:
    objects:
      - apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 3, selector: { matchLabels: { app: web } } }
- advance: 1s
- cordon: node-0`,
    step: "- drain: { node: node-1, within: 20s }",
    told: expect.stringMatching(
      /^step drain: web-\S+ not gone from node-1 within 20s: Cannot evict pod as it would violate/,
    ),
  },
])("a step fails at $behaviour", ({ before = "- advance: 1s", step, told }) => {
  expect(outcomeOf(steps(before, step))).toEqual(told);
});

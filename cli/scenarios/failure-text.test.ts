import { expect, test } from "vitest";
import { failureText } from "./failure-text.ts";
import type { Job } from "./jobs.ts";
import type { JobResult } from "./run-job.ts";

const job: Job = { path: "shop.yaml", index: 0, scenario: "shop", seed: "0" };

/** A run in which a goal was not reached after a minute. */
const failed = (result: Partial<JobResult>): JobResult => ({
  job,
  scenario: "shop",
  seed: "0",
  result: "failed",
  failure: {
    kind: "goal",
    name: "sold out",
    reason: "OutOfTime",
    message: "not reached within 1m0s",
    place: "shop.yaml:9",
    afterMs: 60_000,
    revision: 300,
  },
  faults: [],
  virtualMs: 60_000,
  revision: 300,
  digest: "",
  wallMs: 1,
  ...result,
});

test.each([
  {
    behaviour: "names file, scenario and seed",
    job,
    command: "kubesim test shop.yaml --name shop --seed 0 --seeds 1",
  },
  {
    behaviour: "quotes what a shell would take apart",
    job: { ...job, path: "my shop/a.yaml", scenario: "it's", seed: "" },
    command: "kubesim test 'my shop/a.yaml' --name 'it'\\''s' --seed '' --seeds 1",
  },
  {
    behaviour: "names what went wrong in a run of the sweep",
    job: { ...job, variant: "kubelet crashes after its write 3" },
    command:
      "kubesim test shop.yaml --name shop --seed 0 --seeds 1 " +
      "--variant 'kubelet crashes after its write 3'",
  },
])("the command that plays a run again $behaviour", ({ job: of, command }) => {
  expect(failureText(failed({ job: of })).at(-1)).toBe(`  again: ${command}`);
});

test("the faults of a run are told, as far as they had begun", () => {
  const faults = [
    { name: "nodecrash-drawn-0", spec: { after: "3s", type: "NodeCrash", target: { count: 1 } } },
    { name: "apierror-drawn-1", spec: { after: "2m", type: "APIError" } },
  ];
  expect(failureText(failed({ faults }))).toEqual([
    'goal "sold out" (shop.yaml:9)',
    "  not reached within 1m0s",
    "  after 1m0s, at revision 300",
    "  faults of this run until then:",
    '    nodecrash-drawn-0: after 3s, type NodeCrash, target {"count":1}',
    "  again: kubesim test shop.yaml --name shop --seed 0 --seeds 1",
  ]);
});

test("of what was asked for it is told that there was none, and how many there were", () => {
  const { failure } = failed({});
  const readings = [
    { call: 'get("deployment/web")', value: null },
    { call: 'pods("app=web")', value: [{}, {}] },
    { call: "now()", value: 60 },
    { call: 'condition("node/a", "Ready")', value: "" },
    { call: 'get("node/a")', value: { metadata: {} } },
  ];
  const lines = failureText(failed({ ...(failure && { failure: { ...failure, readings } }) }));
  expect(lines.slice(2, -2)).toEqual([
    '    get("deployment/web") is null',
    '    pods("app=web") has 2 items',
    "    now() is 60",
    '    condition("node/a", "Ready") is ""',
  ]);
});

test("of objects it is told what the expression looks at, and of each call once", () => {
  const { failure } = failed({});
  const call = 'get("job/import")';
  const status = { succeeded: 3, failures: { "HTTP 500": 2 }, pods: [{ name: "b" }] };
  const expression =
    `${call}.status.succeeded > 3 && ${call}.status.?failures.orValue({}).size() == 0 && ` +
    `${call}.status.pods.exists(p, p.name == "a") && has(get('job/import').status.active) && ` +
    `${call}.status.failures[?"HTTP 500"].orValue(0) == 0 && ${call}.status.pods[0].name == "a" && ` +
    `${call}.status.succeeded < 9`;
  const readings = Array.from({ length: 5 }, () => ({ call, value: { status } }));
  const told = { ...failure, expression, readings } as typeof failure;
  const lines = failureText(failed({ ...(told && { failure: told }) }));
  expect(lines.slice(3, -2)).toEqual([
    '    get("job/import").status.succeeded is 3',
    '    get("job/import").status.failures is {"HTTP 500":2}',
    '    get("job/import").status.pods has 1 item',
    '    get("job/import").status.failures["HTTP 500"] is 2',
    '    get("job/import").status.pods[0].name is b',
    '    get("job/import").status.active is not there',
  ]);
});

import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { ImageBehavior } from "./image-behavior.ts";

const { strategy, columns } = ImageBehavior;

const behavior = (spec: Partial<ImageBehavior["spec"]> = {}): ImageBehavior => ({
  apiVersion: "sim.kubesim.dev/v1alpha1",
  kind: "ImageBehavior",
  metadata: { name: "slow" },
  spec: { image: "nginx", ...spec },
  status: {},
});

describe("an image behaviour", () => {
  const rows: readonly {
    behaviour: string;
    spec: Partial<ImageBehavior["spec"]>;
    errors: readonly string[];
  }[] = [
    {
      behaviour: "may say everything that there is to say",
      spec: {
        image: "*/shop/*:v?",
        namespaces: ["shop"],
        podSelector: { matchLabels: { app: "web" } },
        pull: { size: "2Gi", error: "no", failurePercent: 30 },
        start: { duration: "1m30s", jitter: "500ms" },
        readiness: { duration: "20s" },
        ports: [8080],
        http: [
          {
            path: "/healthz",
            method: "GET",
            port: 8080,
            after: "10s",
            status: 503,
            body: "busy",
            headers: [{ name: "Retry-After", value: "1" }],
            latency: "300ms",
            latencyJitter: "50ms",
            failPercent: 20,
          },
        ],
        capacity: { concurrency: 10, queue: 0, overflowStatus: 503 },
        resources: { cpu: "100m", memory: "64Mi", perRequest: { cpu: "5m", memory: "1Mi" } },
        memoryGrowth: { after: "1m", perMinute: "50Mi" },
        exits: { after: "30s", jitter: "5s", code: 1 },
        hangs: { after: "1m" },
        termination: { ignoresSignal: false, duration: "5s", exitCode: 0 },
        log: [{ every: "100ms", line: "tick" }],
      },
      errors: [],
    },
    { behaviour: "is for an image", spec: { image: "" }, errors: ["spec.image: Required value"] },
    {
      behaviour: "is for a pattern of image references",
      spec: { image: "nginx latest" },
      errors: [
        'spec.image: Invalid value: "nginx latest": must be an image reference, in which * and ? ' +
          "stand for others",
      ],
    },
    {
      behaviour: "has names of namespaces, each once",
      spec: { namespaces: ["a", "a", "B"] },
      errors: [
        'spec.namespaces[1]: Duplicate value: "a"',
        expect.stringMatching(
          /^spec\.namespaces\[2\]: Invalid value: "B": a lowercase RFC 1123 label must/,
        ),
      ],
    },
    {
      behaviour: "has times as Go writes them, none of them negative",
      spec: { exits: { after: "10" }, hangs: { after: "-1s" } },
      errors: [
        'spec.exits.after: Invalid value: "10": time: missing unit in duration "10"',
        'spec.hangs.after: Invalid value: "-1s": must be greater than or equal to 0',
      ],
    },
    {
      behaviour: "has amounts that are not negative",
      spec: {
        pull: { size: "big", failurePercent: 101 },
        resources: { memory: "-1" },
        memoryGrowth: { perMinute: "" },
      },
      errors: [
        'spec.pull.size: Invalid value: "big": quantities must match the regular expression ' +
          "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
        "spec.pull.failurePercent: Invalid value: 101: must be between 0 and 100, inclusive",
        'spec.resources.memory: Invalid value: "-1": must be greater than or equal to 0',
        "spec.memoryGrowth.perMinute: Required value",
      ],
    },
    {
      behaviour: "has codes and ports that there are",
      spec: {
        ports: [0],
        exits: { code: 256 },
        http: [{ status: 99 }, { path: "healthz" }],
        log: [{ every: "1ms", line: "" }],
        capacity: { concurrency: 0, queue: -1, overflowStatus: 200 },
      },
      errors: [
        "spec.ports[0]: Invalid value: 0: must be between 1 and 65535, inclusive",
        "spec.http[0].status: Invalid value: 99: must be between 100 and 599, inclusive",
        'spec.http[1].path: Invalid value: "healthz": must begin with /, * or ?',
        "spec.capacity.concurrency: Invalid value: 0: must be between 1 and 65536, inclusive",
        "spec.capacity.queue: Invalid value: -1: must be between 0 and 65536, inclusive",
        "spec.capacity.overflowStatus: Invalid value: 200: must be between 400 and 599, inclusive",
        "spec.exits.code: Invalid value: 256: must be between 0 and 255, inclusive",
        'spec.log[0].every: Invalid value: "1ms": must be greater than or equal to 100ms',
        "spec.log[0].line: Required value",
      ],
    },
  ];
  test.each(rows)("$behaviour", ({ spec, errors }) => {
    expect(errorTexts(strategy.validate?.(behavior(spec)) ?? [])).toEqual(errors);
  });
});

describe("what it said before", () => {
  const second = (count: number) => Date.UTC(2026, 0, 1, 0, 0, count);
  const first = strategy.stamp?.(behavior(), undefined, second(0));

  test("is remembered with its time", () => {
    const next = strategy.stamp?.(behavior({ ports: [80] }), first, second(5));
    expect(next?.status.revisions).toEqual([
      { since: "2026-01-01T00:00:00.000000Z", spec: { image: "nginx" } },
      { since: "2026-01-01T00:00:05.000000Z", spec: { image: "nginx", ports: [80] } },
    ]);
  });

  test("stays as it is where nothing new is said, whatever a client says of it", () => {
    const next = strategy.stamp?.({ ...behavior(), status: { revisions: [] } }, first, second(5));
    expect(next?.status).toEqual(first?.status);
  });

  test("is forgotten after twenty changes, of which the oldest counts as the first", () => {
    let last = first;
    for (let port = 1; port <= 25; port += 1) {
      last = strategy.stamp?.(behavior({ ports: [port] }), last, second(port));
    }
    const revisions = last?.status.revisions ?? [];
    expect(revisions.length).toBe(20);
    expect(revisions[0]).toEqual({
      since: "2026-01-01T00:00:00.000000Z",
      spec: { image: "nginx", ports: [6] },
    });
  });
});

test("its columns show for which images and where", () => {
  const cells = (spec: Partial<ImageBehavior["spec"]>) =>
    columns.slice(0, 3).map((column) => column.value(behavior(spec), 0));
  expect(cells({})).toEqual(["slow", "nginx", "<all>"]);
  expect(cells({ namespaces: ["a", "b"] })).toEqual(["slow", "nginx", "a,b"]);
});

import { describe, expect, test } from "vitest";
import { Fault } from "../../api/sim/fault.ts";
import type { FaultSpec } from "../../api/sim/fault-spec.ts";
import { parseImage } from "../images/reference.ts";
import { machineFaults } from "./machine-faults.ts";
import { faultedPull } from "./pulls.ts";

/** In force from the first second of 2026 for a minute. */
const beginMs = Date.UTC(2026, 0, 1);
const fault = (spec: Partial<FaultSpec>): Fault => ({
  apiVersion: Fault.apiVersion,
  kind: Fault.kind,
  metadata: { name: "trouble" },
  spec: { type: "RegistryDown", after: "0s", ...spec },
  status: {
    strikes: 0,
    startTime: "2026-01-01T00:00:00.000000Z",
    endTime: "2026-01-01T00:01:00.000000Z",
  },
});

const own = { sizeBytes: 1_000, durationMs: 2_000 };
const pullOf = (specs: readonly Partial<FaultSpec>[], image = "nginx:1", name = "run") =>
  faultedPull(own, {
    reference: parseImage(image),
    faults: machineFaults(specs.map(fault)),
    slowdowns: [],
    name,
  });

const head =
  'failed to pull and unpack image "docker.io/library/nginx:1": ' +
  'failed to resolve reference "docker.io/library/nginx:1": ';
const url = "https://registry-1.docker.io/v2/library/nginx/manifests/1";

describe("a pull of a registry that is down", () => {
  test.each([
    {
      behaviour: "is answered by nobody",
      spec: {},
      error: `${head}failed to do request: Head "${url}": dial tcp 198.51.100.89:443: i/o timeout`,
      failedMs: 30_000,
    },
    {
      behaviour: "is answered with a status",
      spec: { error: { code: 503 } },
      error: `${head}unexpected status from HEAD request to ${url}: 503 Service Unavailable`,
      failedMs: 900,
    },
    {
      behaviour: "is answered in words of one's own",
      spec: { error: { message: "toomanyrequests" } },
      error: `${head}toomanyrequests`,
      failedMs: 900,
    },
    {
      behaviour: "succeeds where the image is of another registry",
      spec: { target: { registries: ["quay.io"] } },
      error: undefined,
      failedMs: 900,
    },
  ])("$behaviour", ({ spec, error, failedMs }) => {
    const pull = pullOf([spec]);
    expect(pull.errorAt?.(0, beginMs)).toBe(error);
    expect(pull.failedMsAt?.(0, beginMs) ?? 900).toBe(failedMs);
  });

  test("fails for as long as that lasts", () => {
    const pull = pullOf([{}]);
    const fails = [-1, 0, 59_999, 60_000].map(
      (sinceMs) => pull.errorAt?.(0, beginMs + sinceMs) !== undefined,
    );
    expect(fails).toEqual([false, true, true, false]);
  });

  test("fails by chance, drawn for each try of each run by the seed", () => {
    const triesOf = (name: string, seed: string) => {
      const pull = pullOf([{ percent: 50, seed }], "nginx:1", name);
      return Array.from({ length: 40 }, (_, at) => pull.errorAt?.(at, beginMs) !== undefined);
    };
    const failed = triesOf("a", "x").filter((fails) => fails).length;
    expect([failed > 10, failed < 30]).toEqual([true, true]);
    expect(triesOf("a", "x")).toEqual(triesOf("a", "x"));
    expect(triesOf("a", "x")).not.toEqual(triesOf("b", "x"));
    expect(triesOf("a", "x")).not.toEqual(triesOf("a", "y"));
  });
});

test("a pull from a slow registry lasts so many times as long while it is slow", () => {
  const pull = pullOf([{ type: "RegistrySlow", factor: 5 }]);
  const lasts = [0, 58_000, 60_000].map((sinceMs) => pull.lastsMs?.(beginMs + sinceMs, 2_000));
  expect(lasts).toEqual([10_000, 3_600, 2_000]);
});

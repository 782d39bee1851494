/** The process that sends may be killed at any moment, and its writes refused. */
import { expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import { Traffic } from "../../api/sim/traffic.ts";
import { StatusError } from "../../api/status.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { isWrite, type RequestFault } from "../../simulator/faults/index.ts";

const pass: RequestFault = { do: "pass" };

/** A third of the writes of the process goes wrong in each of the ways that there are. */
function faultsOf(seed: number) {
  const random = seededRandom(seed);
  const error = new StatusError("InternalError", "etcdserver: request timed out");
  const ways: readonly RequestFault[] = [
    { do: "refuse", error, committed: false },
    { do: "refuse", error, committed: true },
    { do: "crash", committed: false },
    { do: "crash", committed: true },
  ];
  return () => (random.next() < 0.67 ? pass : (ways[random.integer(ways.length)] ?? pass));
}

test("a Traffic is complete in the end, and has lost no count of what it told", () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const cluster = createCluster({ seed });
    const fault = faultsOf(seed);
    cluster.components.faults = {
      request: (process, request) => (process === "traffic" && isWrite(request) ? fault() : pass),
    };
    let told = { sent: 0, ended: 0 };
    cluster.observe(({ object, resource }) => {
      if (!resource.startsWith("traffics")) return;
      // Events of this resource carry its objects.
      const { status } = object as unknown as Traffic;
      const { sent, succeeded, failed, inFlight, lost = 0 } = status;
      expect(succeeded + failed + inFlight + lost).toBe(sent);
      const now = { sent, ended: succeeded + failed };
      expect(now.sent).toBeGreaterThanOrEqual(told.sent);
      expect(now.ended).toBeGreaterThanOrEqual(told.ended);
      told = now;
    });
    cluster.apply({
      apiVersion: "sim.kubesim.dev/v1alpha1",
      kind: "Traffic",
      metadata: { name: "shoppers" },
      spec: { url: "http://10.244.9.9/", load: { rate: 20 }, duration: "20s", timeout: "1s" },
    });
    cluster.advance("1m");
    expect(cluster.get(Traffic, "shoppers")?.status).toMatchObject({
      phase: "Complete",
      inFlight: 0,
    });
    expect(told.ended).toBeGreaterThan(100);
  }
});

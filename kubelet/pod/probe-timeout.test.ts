/** Probes that get no answer within `timeoutSeconds`. Source: kubelet 1.36, pkg/probe. */
import { describe, expect, test } from "vitest";
import type { Behavior } from "../behavior/behavior.ts";
import { boundPod, container, plain, TestKubelet } from "../test-kubelet.ts";
import type { Probe } from "../types.ts";

const probe = (parts: Partial<Probe>): Probe => ({
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 1,
  ...parts,
});
const slow: Partial<Behavior> = {
  ...plain,
  exec: () => ({ exitCode: 0, output: "", tookMs: 2_500 }),
  httpStatus: () => 0,
};
const exec = { command: ["sh", "-c", "sleep 2.5"] };
const httpGet = { path: "/healthz", port: 80, scheme: "HTTP" };

/** What is told of a container with this readiness probe, and whether it is ready in the end. */
function told(readinessProbe: Probe, behavior = slow) {
  const pod = boundPod({ spec: { containers: [container({ readinessProbe })] } });
  const kubelet = new TestKubelet(pod, { behaviorOf: () => behavior }).run(20);
  const { trace } = kubelet;
  const unhealthy = trace.filter((line) => line.includes("Unhealthy"));
  return {
    first: unhealthy[0]?.replace(/^.*probe failed: /, ""),
    ready: kubelet.pod?.status.containerStatuses?.[0]?.ready,
    atSeconds: unhealthy.map((line) => Number(line.split(" ")[0])),
  };
}

describe("a probe without an answer in time", () => {
  test.each([
    {
      behaviour: "fails as a command",
      given: probe({ exec }),
      first: 'command timed out: "sh -c sleep 2.5" timed out after 1s',
    },
    {
      behaviour: "fails as a request",
      given: probe({ httpGet }),
      first:
        'Get "http://10.244.0.2:80/healthz": context deadline exceeded ' +
        "(Client.Timeout exceeded while awaiting headers)",
    },
    {
      behaviour: "fails as a call of gRPC",
      given: probe({ grpc: { port: 80, service: "" }, timeoutSeconds: 2 }),
      first: "timeout: health rpc did not complete within 2s",
    },
    {
      behaviour: "fails as a call of gRPC to nobody",
      given: probe({ grpc: { port: 81, service: "" } }),
      first:
        'timeout: failed to connect service "10.244.0.2:81" within 1s: context deadline exceeded',
    },
  ])("$behaviour", ({ given, first }) => {
    expect(told(given)).toMatchObject({ first, ready: false });
  });

  test("succeeds as a connection, which a server that hangs accepts", () => {
    expect(told(probe({ tcpSocket: { port: 80 } }))).toMatchObject({
      first: undefined,
      ready: true,
    });
  });

  test("succeeds where it may take so long, only later", () => {
    const [patient, quick] = [3, 1].map((timeoutSeconds) => told(probe({ exec, timeoutSeconds })));
    expect([patient?.ready, quick?.ready]).toEqual([true, false]);
  });

  test("is told when its time is over, and asked again at the next tick after that", () => {
    const at = (periodSeconds: number) =>
      told(probe({ httpGet, timeoutSeconds: 3, periodSeconds })).atSeconds;
    const gaps = (times: readonly number[]) =>
      times.slice(1).map((time, index) => Math.round(time - (times[index] ?? 0)));
    expect(gaps(at(1)).slice(0, 3)).toEqual([3, 3, 3]);
    expect(gaps(at(2)).slice(0, 2)).toEqual([4, 4]);
  });
});

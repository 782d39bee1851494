/** Where a probe over HTTP goes, and what is told of that. Source: kubelet 1.36, pkg/probe/http. */
import { expect, test } from "vitest";
import type { Behavior } from "../behavior/behavior.ts";
import { boundPod, container, plain, TestKubelet } from "../test-kubelet.ts";

const leading: Partial<Behavior> = {
  ...plain,
  httpReply: ({ path }) =>
    path === "/" ? { status: 302, headers: { location: "/ok" } } : { status: 200 },
};

/** The first thing that is told of a readiness probe of a container with this behaviour. */
function told(behavior: Partial<Behavior>): string | undefined {
  const readinessProbe = {
    httpGet: { path: "/", port: 80, scheme: "HTTP" },
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 1,
  };
  const pod = boundPod({ spec: { containers: [container({ readinessProbe })] } });
  const { trace } = new TestKubelet(pod, { behaviorOf: () => behavior }).run(20);
  const line = trace.find((each) => /Unhealthy|ProbeWarning/.test(each));
  return line?.replace(/^.*probe (failed|warning): /, "");
}

test("what leads to another path is asked there, and nothing is told", () => {
  expect(told(leading)).toBeUndefined();
});

test("as long as nobody listens, it is the first request that is refused", () => {
  expect(told({ ...leading, readyAfterMs: 5_000 })).toBe(
    'Get "http://10.244.0.2:80/": dial tcp 10.244.0.2:80: connect: connection refused',
  );
});

test("where no packet comes through in time, it is the first request that is late", () => {
  expect(told({ ...leading, packetMs: () => 600 })).toBe(
    'Get "http://10.244.0.2:80/": dial tcp 10.244.0.2:80: i/o timeout ' +
      "(Client.Timeout exceeded while awaiting headers)",
  );
});

import { expect, test } from "vitest";
import { ComponentStatus } from "../../api/core/component-status.ts";
import type { ApiRequest } from "../../api/request.ts";
import { createCluster } from "../cluster.ts";

const cluster = createCluster();
const ask = (request: Pick<ApiRequest, "verb" | "name">) =>
  cluster.server.handle({ actor: "user", resource: ComponentStatus, ...request });
const messages = () =>
  cluster.list(ComponentStatus).map(({ metadata, conditions: [condition] = [] }) => ({
    name: metadata.name,
    status: condition?.status,
    message: condition?.message,
  }));

const well = { status: "True", message: "ok" };
const scheduler = "https://127.0.0.1:10259/healthz";

test.each([
  { behaviour: "are well", strike: () => undefined, of: well },
  {
    behaviour: "are told of when they do not answer",
    strike: () =>
      cluster.apply({
        apiVersion: "sim.kubesim.dev/v1alpha1",
        kind: "Fault",
        metadata: { name: "still" },
        spec: { type: "ProcessPause", target: { process: "kube-scheduler" } },
      }),
    of: {
      status: "False",
      message:
        `Get "${scheduler}": context deadline exceeded (Client.Timeout exceeded while awaiting ` +
        "headers)",
    },
  },
  {
    behaviour: "are told of when they are not there",
    strike: () => cluster.components.stop("kube-scheduler"),
    of: {
      status: "False",
      message: `Get "${scheduler}": dial tcp 127.0.0.1:10259: connect: connection refused`,
    },
  },
])("components $behaviour", ({ strike, of }) => {
  strike();
  cluster.advance("1s");
  expect(messages()).toEqual([
    { name: "controller-manager", ...well },
    { name: "etcd-0", ...well },
    { name: "scheduler", ...of },
  ]);
});

test("a component that is not asked is not found, in other words than usual", () => {
  expect(ask({ verb: "get", name: "kubelet" })).toMatchObject({
    code: 500,
    body: { status: "Failure", message: "Component not found: kubelet", code: 500 },
  });
  expect(ask({ verb: "delete", name: "scheduler" }).code).toBe(405);
});

import { describe, expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { ResourceQuota } from "../../api/core/quota/resource-quota.ts";
import type { KubeObject } from "../../api/resource.ts";
import { untyped } from "../../client/action.ts";
import { nowMs, podOf } from "../testing/workloads.ts";
import { planQuota } from "./plan.ts";

const quota = (
  spec: ResourceQuota["spec"],
  status: ResourceQuota["status"] = {},
): ResourceQuota => ({
  apiVersion: "v1",
  kind: "ResourceQuota",
  metadata: { name: "q", namespace: "default" },
  spec,
  status,
});
const settings: KubeObject = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c" } };
const definitions = [untyped(ConfigMap), untyped(Pod)];

describe("a quota", () => {
  const hard = { pods: "2", configmaps: "4" };
  test.each<{
    behaviour: string;
    object: ResourceQuota;
    status: ResourceQuota["status"] | undefined;
  }>([
    {
      behaviour: "is counted when it is new",
      object: quota({ hard }),
      status: { hard, used: { pods: "2", configmaps: "1" } },
    },
    {
      behaviour: "is left alone where the numbers are right",
      object: quota({ hard }, { hard, used: { pods: "2", configmaps: "1" } }),
      status: undefined,
    },
    {
      behaviour: "forgets what it does not limit any more",
      object: quota({ hard: { pods: "1" } }, { hard, used: { pods: "2", configmaps: "1" } }),
      status: { hard: { pods: "1" }, used: { pods: "2" } },
    },
    {
      behaviour: "keeps the number of what nobody counts",
      object: quota({ hard: { secrets: "1" } }, { hard: {}, used: { secrets: "7" } }),
      status: { hard: { secrets: "1" }, used: { secrets: "7" } },
    },
    {
      behaviour: "counts only what its scopes say",
      object: quota({ hard: { pods: "9" }, scopes: ["Terminating"] }),
      status: { hard: { pods: "9" }, used: { pods: "1" } },
    },
    {
      behaviour: "counts no other kind where it has scopes",
      object: quota({ hard: { configmaps: "9" }, scopes: ["Terminating"] }),
      status: { hard: { configmaps: "9" }, used: { configmaps: "0" } },
    },
    { behaviour: "that limits nothing is left alone", object: quota({}), status: undefined },
    {
      behaviour: "that limits nothing any more tells nothing any more",
      object: quota({}, { hard, used: { pods: "2", configmaps: "1" } }),
      status: {},
    },
  ])("$behaviour", ({ object, status }) => {
    const pods = [podOf({}), podOf({ spec: { activeDeadlineSeconds: 9 } })];
    const { actions, requeueAfterMs } = planQuota({
      quota: object,
      definitions,
      objectsOf: ({ kind }) => (kind === "Pod" ? pods : [settings]),
      nowMs,
    });
    expect(actions).toMatchObject(
      status === undefined ? [] : [{ do: "update", subresource: "status", object: { status } }],
    );
    expect(requeueAfterMs).toBe(300_000);
  });
});

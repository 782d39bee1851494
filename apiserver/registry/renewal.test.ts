import { expect, test } from "vitest";
import { Lease } from "../../api/coordination/lease.ts";
import { ConfigMap } from "../../api/core/configmap.ts";
import type { ApiRequest } from "../../api/request.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { withManagedFields } from "../fields/ownership.ts";

const startMs = Date.parse("2026-01-01T00:00:00Z");
const place = { resource: Lease, namespace: "default", name: "mine" };

/** A lease that its holder has renewed once, and the request that did it. */
function held() {
  const cluster = createCluster({ nodes: 0, startMs });
  const { server } = cluster;
  const body = {
    apiVersion: "coordination.k8s.io/v1",
    kind: "Lease",
    metadata: { name: "mine" },
    spec: { holderIdentity: "me", renewTime: "2026-01-01T00:00:00.000000Z" },
  };
  const request = { ...place, verb: "create", actor: "holder", body } as const;
  const { resourceVersion } = cluster.request(request).metadata;
  const metadata = { ...body.metadata, resourceVersion };
  const spec = { ...body.spec, renewTime: "2026-01-01T00:00:01.000000Z" };
  const again = { ...request, verb: "update", body: { ...body, metadata, spec } } as const;
  cluster.request(again);
  const lease = () => cluster.get(Lease, "mine");
  return { cluster, server, again, lease };
}

test("a renewal writes the time, and whose it is", () => {
  const { cluster, server, again, lease } = held();
  const renewal = server.renewal(again);
  cluster.advance("5s");
  const { revision } = cluster.storage;
  expect(renewal?.renew(startMs + 4_321)).toBe(true);
  expect(lease()?.spec.renewTime).toBe("2026-01-01T00:00:04.321000Z");
  expect(lease()?.metadata.resourceVersion).toBe(String(revision + 1));
  expect(renewal?.object).toBe(lease());
  const entries = withManagedFields(lease() ?? {}) as Lease;
  expect(entries.metadata.managedFields).toMatchObject([
    { manager: "holder", operation: "Update", time: "2026-01-01T00:00:05Z" },
  ]);
});

test("a renewal that would change nothing is not written", () => {
  const { cluster, server, again } = held();
  const renewal = server.renewal(again);
  const { revision } = cluster.storage;
  expect(renewal?.renew(startMs + 1_000)).toBe(false);
  expect(cluster.storage.revision).toBe(revision);
});

test("a renewal writes nothing once somebody else has written, or taken it away", () => {
  const { cluster, server, again, lease } = held();
  const renewal = server.renewal(again);
  renewal?.renew(startMs + 2_000);
  cluster.patch(Lease, "mine", { metadata: { labels: { by: "another" } } });
  expect(renewal?.renew(startMs + 3_000)).toBe(false);
  expect(lease()?.spec.renewTime).toBe("2026-01-01T00:00:02.000000Z");
  cluster.delete(Lease, "mine");
  expect(renewal?.renew(startMs + 4_000)).toBe(false);
  expect(lease()).toBeUndefined();
});

test.for<{ behaviour: string; change: Partial<ApiRequest> }>([
  { behaviour: "by who does not own the time", change: { actor: "another" } },
  { behaviour: "that is only tried", change: { options: { dryRun: true } } },
  { behaviour: "of what is not there", change: { name: "yours" } },
  { behaviour: "that is no update", change: { verb: "get" } },
  { behaviour: "by who shows a token", change: { credentials: { token: "secret" } } },
  { behaviour: "of a kind that is not renewed", change: { resource: ConfigMap } },
])("there is no short way for a request $behaviour", ({ change }) => {
  const { server, again } = held();
  expect(server.renewal(again)).toBeDefined();
  expect(server.renewal({ ...again, ...change })).toBeUndefined();
});

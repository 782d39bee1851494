/** What informers make of renewals, of which thousands may come before somebody looks. */
import { expect, test } from "vitest";
import { Lease } from "../api/coordination/lease.ts";
import { createCluster } from "../simulator/cluster.ts";
import { Informer } from "./informer.ts";

const key = "kube-node-lease/node-0";

/** A cluster whose kubelets renew their leases, and what follows those. */
function following() {
  const cluster = createCluster({ nodes: 2 });
  const { server, clock } = cluster;
  const newInformer = () => new Informer<Lease>(Lease, { handler: server, clock, actor: "tester" });
  const stored = () => cluster.get(Lease, "node-0", "kube-node-lease");
  return { cluster, informer: newInformer(), other: newInformer(), stored };
}

test("a cache shows what was renewed last, by name, in lists and by index", () => {
  const { cluster, informer, stored } = following();
  informer.addIndex("holder", ({ spec }) => [spec.holderIdentity ?? ""]);
  informer.start();
  expect(informer.indexed("holder", "node-0")).toEqual([stored()]);
  cluster.advance("1m");
  expect(informer.revision).toBe(cluster.storage.changedRevision("leases.coordination.k8s.io"));
  expect(informer.indexed("holder", "node-0")).toEqual([stored()]);
  cluster.advance("1m");
  expect(informer.get(key)).toEqual(stored());
  cluster.advance("1m");
  expect([...informer.values()]).toContainEqual(stored());
  expect(informer.indexed("holder", "node-0")).toEqual([stored()]);
});

test("the time of the last renewal is known without the object", () => {
  const { cluster, informer, stored } = following();
  informer.start();
  for (let minute = 0; minute < 3; minute += 1) {
    cluster.advance("1m");
    const renewedMs = informer.renewedMs(key) ?? 0;
    expect(new Date(renewedMs).toISOString().slice(0, 19)).toBe(
      stored()?.spec.renewTime?.slice(0, 19),
    );
  }
  expect(informer.renewedMs("kube-node-lease/nobody")).toBeUndefined();
});

test("who heeds renewals hears of each, and who does not hears of all else", () => {
  const { cluster, informer, other } = following();
  const [all, few]: [string[], string[]] = [[], []];
  informer.onChange((next, previous) =>
    all.push(`${previous?.spec.renewTime?.slice(14, 19)} ${next?.spec.renewTime?.slice(14, 19)}`),
  );
  other.onChange((next) => few.push(`${next?.metadata.labels?.by}`), { heedsRenewals: false });
  informer.start();
  other.start();
  cluster.advance("1m");
  [all.length, few.length] = [0, 0];
  cluster.advance("20s");
  expect(all.sort()).toEqual(["01:00 01:10", "01:00 01:10", "01:10 01:20", "01:10 01:20"]);
  expect(few).toEqual([]);
  cluster.patch(Lease, "node-0", { metadata: { labels: { by: "me" } } }, "kube-node-lease");
  cluster.settle();
  expect(few).toEqual(["me"]);
});

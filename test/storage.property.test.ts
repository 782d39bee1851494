/** Whatever happens meanwhile, claims keep their volumes and pods keep their claims. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { PersistentVolumeClaim as Claim } from "../api/core/claim.ts";
import { PersistentVolumeClaim } from "../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../api/core/pod/claims.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { PersistentVolume } from "../api/core/volume/persistent-volume.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import { seededRandom } from "../api/runtime.ts";
import { VolumeAttachment } from "../api/storage/volume-attachment.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { crashControllers } from "./rollouts/chaos.ts";
import { readyCluster } from "./rollouts/cluster.ts";
import { claimOf, classOf, onNode, podOf, volumeOf } from "./storage/objects.ts";

const names = ["a", "b"] as const;
const classes = ["", "standard", "early", "local"] as const;
const elsewhere = fc.constantFrom(undefined, undefined, ...names);
const name = fc.constantFrom(...names);
const mode = fc.constantFrom("ReadWriteOnce", "ReadWriteMany", "ReadWriteOncePod");

const step = fc.record({
  afterMs: fc.constantFrom(0, 1, 500, 20_000),
  does: fc.oneof(
    fc.record({
      make: fc.constant("claim"),
      name,
      storageClassName: fc.constantFrom(...classes),
      mode,
      size: fc.constantFrom("1Gi", "2Gi"),
      volumeName: elsewhere,
    }),
    fc.record({
      make: fc.constant("volume"),
      name,
      storageClassName: fc.constantFrom("", "local"),
      node: fc.constantFrom(undefined, "node-0", "node-2"),
      size: fc.constantFrom("1Gi", "2Gi", "4Gi"),
      policy: fc.constantFrom("Retain", "Recycle"),
      claim: elsewhere,
    }),
    fc.record({ make: fc.constant("pod"), name, claims: fc.subarray([...names]) }),
    fc.record({ remove: fc.constantFrom("claim", "volume", "pod"), name }),
    fc.record({ power: fc.constantFrom("off", "on"), node: fc.constantFrom("node-0", "node-1") }),
  ),
});

const runs = fc.record({
  seed: fc.integer(),
  informerDelayMsMax: fc.constantFrom(0, 5, 500),
  interleaving: fc.constantFrom("fifo", "shuffled"),
  crashOneIn: fc.constantFrom(undefined, undefined, 4),
  steps: fc.array(step, { minLength: 10, maxLength: 40, size: "max" }),
});
type Run = ReturnType<(typeof runs)["generate"]>["value"];
type Does = Run["steps"][number]["does"];

test("no volume has two claims, no claim loses its volume, none goes before its pods", () => {
  fc.assert(fc.property(runs, keepsItsWord), { numRuns: 80 });
});

function keepsItsWord(run: Run): void {
  const cluster = begin(run);
  const wrong = watchStorage(cluster);
  for (const { afterMs, does } of run.steps) {
    cluster.advance(afterMs);
    perform(cluster, does);
  }
  cluster.advance("10m");
  expect(wrong).toEqual([]);
  const settled = stateOf(cluster);
  cluster.advance("10m");
  expect(stateOf(cluster)).toEqual(settled);
}

function begin({ seed, informerDelayMsMax, crashOneIn, interleaving }: Run): Cluster {
  const delays = seededRandom(`delays/${seed}`);
  const cluster = readyCluster({
    seed,
    interleaving,
    ...(informerDelayMsMax > 0 && {
      informerDelayMs: () => delays.integer(informerDelayMsMax + 1),
    }),
  });
  cluster.apply([
    classOf("early"),
    classOf("local", {
      provisioner: "kubernetes.io/no-provisioner",
      volumeBindingMode: "WaitForFirstConsumer",
    }),
  ]);
  if (crashOneIn !== undefined) {
    let left = 100;
    const lasts = () => {
      left -= 1;
      return left > 0;
    };
    crashControllers(cluster, { oneIn: crashOneIn, random: seededRandom(`crash/${seed}`), lasts });
  }
  return cluster;
}

function perform(cluster: Cluster, does: Does): void {
  if ("power" in does) {
    if (does.power === "off") cluster.powerOff(does.node);
    else cluster.powerOn(does.node);
    return;
  }
  if ("remove" in does) {
    if (does.remove === "claim") remove(cluster, PersistentVolumeClaim, does.name);
    else if (does.remove === "volume") remove(cluster, PersistentVolume, does.name);
    else remove(cluster, Pod, does.name);
    return;
  }
  // Nobody changes what is there: who moves a volume by hand is left with the consequences.
  if ("claims" in does) {
    if (cluster.get(Pod, does.name) === undefined) cluster.apply(podOf(does.name, does.claims));
  } else if ("policy" in does) {
    const { storageClassName, node, size, policy, claim } = does;
    const spec = {
      storageClassName,
      capacity: { storage: size },
      accessModes: ["ReadWriteOnce", "ReadWriteMany"],
      persistentVolumeReclaimPolicy: policy,
      ...(node !== undefined && onNode(node)),
      ...(claim !== undefined && { claimRef: { namespace: "default", name: claim } }),
    };
    if (cluster.get(PersistentVolume, does.name) !== undefined) return;
    cluster.apply(volumeOf(does.name, spec));
  } else {
    const { storageClassName, mode: access, size, volumeName } = does;
    const spec = {
      storageClassName,
      accessModes: [access],
      resources: { requests: { storage: size } },
      ...(volumeName !== undefined && { volumeName }),
    };
    if (cluster.get(PersistentVolumeClaim, does.name) !== undefined) return;
    cluster.apply(claimOf(does.name, spec));
  }
}

function remove<T extends KubeObject>(
  cluster: Cluster,
  resource: ResourceDefinition<T>,
  target: string,
): void {
  if (cluster.get(resource, target) !== undefined) cluster.delete(resource, target);
}

/** Looks at every write, and notes what must never be. */
function watchStorage(cluster: Cluster): readonly string[] {
  const wrong: string[] = [];
  cluster.observe(({ resource, type, object, previous, revision }) => {
    const note = (what: string) => wrong.push(`${revision}: ${object.metadata.name} ${what}`);
    if (resource === "persistentvolumes") noteSharedVolumes(cluster, note);
    if (resource !== "persistentvolumeclaims") return;
    // What is stored under claims is a claim.
    const [next, before] = [object, previous] as unknown as readonly (Claim | undefined)[];
    const had = before?.spec.volumeName;
    if (type === "MODIFIED" && had !== undefined && next?.spec.volumeName !== had) {
      note(`loses ${had}`);
    }
    if (type === "DELETED" && isUsed(cluster, object.metadata.name ?? "")) {
      note("goes before its pods");
    }
    noteSharedVolumes(cluster, note);
  });
  return wrong;
}

function noteSharedVolumes(cluster: Cluster, note: (what: string) => void): void {
  const owners = new Map<string, string>();
  for (const { metadata, spec, status } of cluster.list(PersistentVolumeClaim)) {
    if (status.phase !== "Bound") continue;
    const { volumeName = "" } = spec;
    const other = owners.get(volumeName);
    if (other !== undefined) note(`has ${volumeName} beside ${other}`);
    owners.set(volumeName, metadata.name ?? "");
    const claimRef = cluster.get(PersistentVolume, volumeName)?.spec.claimRef;
    if (claimRef !== undefined && claimRef.uid !== metadata.uid) {
      note(`is bound to ${volumeName}, which is another's`);
    }
  }
}

const isUsed = (cluster: Cluster, claim: string): boolean =>
  cluster
    .list(Pod)
    .some(
      (pod) =>
        pod.status.phase === "Running" && claimsOfPod(pod).some((each) => each.name === claim),
    );

/** What is there in the end; a version says that nothing was written since. */
function stateOf(cluster: Cluster) {
  const written = ({ metadata }: KubeObject) => `${metadata.name} ${metadata.resourceVersion}`;
  return [
    cluster.list(PersistentVolumeClaim).map(written),
    cluster.list(PersistentVolume).map(written),
    cluster.list(VolumeAttachment).map(written),
  ];
}

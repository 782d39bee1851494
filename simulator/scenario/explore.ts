/** The systematic sweep: what may go wrong at each write of a component. */
import { goDuration } from "../../api/duration.ts";
import type { JsonObject } from "../../api/json.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import type { LoadedScenario } from "./load.ts";
import { runScenario } from "./run.ts";
import type { ExtraFault } from "./with-faults.ts";

/** One thing that goes wrong in a run. */
export interface Variant {
  /** `deployment-controller crashes after its write 3`. */
  readonly title: string;
  readonly faults: readonly ExtraFault[];
}

/** Their writes are struck. */
const processes = ["kube-controller-manager", "kube-scheduler", "kubelet"] as const;

/** Writes that are all alike, or that nobody relies on. */
const uninteresting = new Set(["leases.coordination.k8s.io", "events", "events.events.k8s.io"]);

const name = "explored";

/** Never strikes: a run with it draws the same names as one where something goes wrong. */
const idle: ExtraFault = {
  name,
  spec: { type: "ProcessCrash", after: "100000h", target: { process: "kubelet" } },
};

/** How stale what is read becomes, and for how long. */
const staleFor = "5s";

/** All variants of a run with this seed: three for each write of a component. */
export function variantsOf(loaded: LoadedScenario, seed: string): readonly Variant[] {
  const writes: Strikable[] = [];
  const counts = new Map<string, number>();
  let startMs = 0;
  runScenario(loaded, {
    seed,
    faults: [idle],
    prepare(cluster) {
      startMs = cluster.nowMs;
      cluster.observe((event) => {
        const process = processOf(event);
        if (process === undefined || uninteresting.has(event.resource)) return;
        const nth = (counts.get(event.actor) ?? 0) + 1;
        counts.set(event.actor, nth);
        writes.push({ process, actor: event.actor, nth, afterMs: event.timeMs - startMs });
      });
    },
  });
  return writes.flatMap(variantsAt);
}

interface Strikable {
  readonly process: (typeof processes)[number];
  readonly actor: string;
  /** Which of its writes it is, from 1. */
  readonly nth: number;
  /** When it is made. */
  readonly afterMs: number;
}

/** Which process an actor belongs to; nothing for users and for who only simulates. */
function processOf({ actor }: StoredEvent): Strikable["process"] | undefined {
  if (actor === "kube-scheduler") return "kube-scheduler";
  if (actor === "kubelet") return "kubelet";
  return notOfManager.has(actor) ? undefined : "kube-controller-manager";
}

const notOfManager = new Set([
  "user",
  "kubesim",
  "kubectl-client-side-apply",
  "apiserver",
  "kube-apiserver",
  "fault-injector",
  "traffic",
  "ingress-controller",
]);

function variantsAt({ process, actor, nth, afterMs }: Strikable): readonly Variant[] {
  const isManager = process === "kube-controller-manager";
  const target = { process, ...(isManager && { controller: actor }) };
  const after = goDuration(afterMs);
  const variant = (what: string, spec: JsonObject): Variant => ({
    title: `${actor} ${what} its write ${nth}`,
    faults: [{ name, spec }],
  });
  return [
    variant("crashes after", { type: "ProcessCrash", target, skip: nth - 1, times: 1 }),
    variant("sees nothing new after", {
      type: "StaleCache",
      target: { process },
      after,
      duration: staleFor,
      delay: staleFor,
    }),
    variant("loses its watches after", {
      type: "WatchDrop",
      target: { process },
      after,
      duration: "1s",
      times: 1,
    }),
  ];
}

/** At most so many of them, spread evenly. */
export function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const chosen = new Set(
    Array.from({ length: most }, (_, index) => Math.floor((index * all.length) / most)),
  );
  return all.filter((_, index) => chosen.has(index));
}

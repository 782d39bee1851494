/** The systematic sweep: what may go wrong at each write of a component. */
import { goDuration } from "../../api/duration.ts";
import type { JsonObject } from "../../api/json.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import type { Cluster } from "../cluster.ts";
import type { LoadedScenario } from "./load.ts";
import { runScenario } from "./run.ts";
import type { ExtraFault } from "./with-faults.ts";

/** One thing that goes wrong in a run. */
export interface Variant {
  /** `deployment-controller crashes after its write 3`. */
  readonly title: string;
  readonly faults: readonly ExtraFault[];
}

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
  const survey = new Survey();
  runScenario(loaded, { seed, faults: idleFaults, prepare: (cluster) => survey.follow(cluster) });
  return survey.variants();
}

/** The faults that a run has in which nothing goes wrong, and that is surveyed. */
export const idleFaults: readonly ExtraFault[] = [idle];

/** Notes the writes of a run, at each of which something may go wrong in another. */
export class Survey {
  readonly #own: ReadonlySet<string>;
  readonly #writes: Strikable[] = [];
  readonly #counts = new Map<string, number>();

  /** `own` are the names of processes that are a user's own. */
  constructor(own: readonly string[] = []) {
    this.#own = new Set(own);
  }

  follow(cluster: Cluster): void {
    const startMs = cluster.nowMs;
    const { storage } = cluster;
    const note = (event: StoredEvent) => this.#note(event, event.timeMs - startMs);
    storage.watch(undefined, storage.revision, note);
  }

  variants(): readonly Variant[] {
    return this.#writes.flatMap(variantsAt);
  }

  /**
   * At most so many of them. Those at writes of a user's own are what is under test: all that there
   * is room for are among them.
   */
  chosen(most: number): readonly Variant[] {
    const isOwn = ({ actor }: Strikable) => this.#own.has(actor);
    const own = spread(this.#writes.filter(isOwn).flatMap(variantsAt), most);
    const others = this.#writes.filter((write) => !isOwn(write)).flatMap(variantsAt);
    return [...own, ...spread(others, most - own.length)];
  }

  #note({ actor, resource }: StoredEvent, afterMs: number): void {
    const process = this.#own.has(actor) ? actor : processOf(actor);
    if (process === undefined || uninteresting.has(resource)) return;
    const nth = (this.#counts.get(actor) ?? 0) + 1;
    this.#counts.set(actor, nth);
    this.#writes.push({ process, actor, nth, afterMs });
  }
}

interface Strikable {
  readonly process: string;
  readonly actor: string;
  /** Which of its writes it is, from 1. */
  readonly nth: number;
  /** When it is made. */
  readonly afterMs: number;
}

/** Which process an actor belongs to; nothing for users and for who only simulates. */
function processOf(actor: string): string | undefined {
  if (actor === "kube-scheduler" || actor === "default-scheduler") return "kube-scheduler";
  if (actor === "kubelet") return "kubelet";
  return notOfManager.has(actor) ? undefined : "kube-controller-manager";
}

const notOfManager = new Set([
  "user",
  "kubesim",
  "kube-addon-manager",
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

import type { Framework, Pod } from "../framework/framework.ts";
import { priorityOf, type Snapshot } from "../snapshot/snapshot.ts";
import { claimsSignature } from "../volumes/volumes.ts";
import { Evaluation, type Prepared, podSignature, prepare } from "./evaluation.ts";
import { yielding } from "./refusal.ts";
import { nodesToFind } from "./sampling.ts";

/** How many signatures are remembered; the one unused for longest goes first. */
const evaluationsMax = 128;

/**
 * The evaluations of one snapshot under one framework, by the signature of the pods they hold for.
 * They are nothing but memory: without it, every answer would be the same.
 */
export class EvaluationCache {
  readonly #snapshot: Snapshot;
  readonly #framework: Framework;
  readonly #evaluations = new Map<string, Evaluation>();
  #layout = 0;

  constructor(snapshot: Snapshot, framework: Framework) {
    this.#snapshot = snapshot;
    this.#framework = framework;
  }

  signature(pod: Pod): string {
    return podSignature(pod, this.#framework.plugins, this.#snapshot);
  }

  /** What the plugins say of the pod; the evaluation may lie behind the snapshot. */
  get(pod: Pod): Answer {
    const { layout } = this.#snapshot;
    if (layout !== this.#layout) this.#evaluations.clear();
    this.#layout = layout;
    const yields = this.#snapshot.nominations.highestPriority >= priorityOf(pod);
    const { profile } = this.#framework;
    if (nodesToFind(profile, this.#snapshot.size) < this.#snapshot.size) {
      return { prepared: this.#prepare(pod, yields), evaluation: undefined };
    }
    const signature = `${this.signature(pod)}${yields ? priorityOf(pod) + claimsSignature(pod) : ""}`;
    const known = this.#evaluations.get(signature);
    if (known !== undefined) {
      this.#evaluations.delete(signature);
      this.#evaluations.set(signature, known);
      return { prepared: known.prepared, evaluation: known };
    }
    const prepared = this.#prepare(pod, yields);
    if (prepared.rejection !== undefined || prepared.nodes !== undefined) {
      return { prepared, evaluation: undefined };
    }
    const evaluation = new Evaluation(prepared, this.#snapshot);
    const isLasting = !prepared.filters.some(({ clusterWide }) => clusterWide === true);
    if (isLasting) this.#remember(signature, evaluation);
    return { prepared, evaluation };
  }

  /** Where others wait for nodes, they come first. */
  #prepare(pod: Pod, yields: boolean): Prepared {
    const cluster = { snapshot: this.#snapshot, framework: this.#framework };
    const prepared = prepare(pod, this.#snapshot, this.#framework);
    if (!yields) return prepared;
    const { local, filters } = prepared;
    return { ...prepared, filters: [yielding(pod, cluster, local !== undefined), ...filters] };
  }

  #remember(signature: string, evaluation: Evaluation): void {
    this.#evaluations.set(signature, evaluation);
    if (this.#evaluations.size <= evaluationsMax) return;
    const [oldest = ""] = this.#evaluations.keys();
    this.#evaluations.delete(oldest);
  }
}

export interface Answer {
  readonly prepared: Prepared;
  /** Absent where no node will do, or only a few come into question. */
  readonly evaluation: Evaluation | undefined;
}

const caches = new WeakMap<Snapshot, Map<Framework, EvaluationCache>>();

/** The one cache of a snapshot under a framework. */
export function evaluationCache(snapshot: Snapshot, framework: Framework): EvaluationCache {
  const byFramework = caches.get(snapshot) ?? new Map<Framework, EvaluationCache>();
  caches.set(snapshot, byFramework);
  const known = byFramework.get(framework);
  if (known !== undefined) return known;
  const made = new EvaluationCache(snapshot, framework);
  byFramework.set(framework, made);
  return made;
}

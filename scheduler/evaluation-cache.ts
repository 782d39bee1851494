import { Evaluation, podSignature, prepare } from "./evaluation.ts";
import type { Plugin, Pod, Profile } from "./framework.ts";
import { pluginOf } from "./plugins/registry.ts";
import type { Snapshot } from "./snapshot.ts";

/** How many signatures are remembered; the one unused for longest goes first. */
const evaluationsMax = 64;

/**
 * The evaluations of one snapshot under one profile, by the signature of the pods they hold for.
 * They are nothing but memory: without it, every answer would be the same.
 */
export class EvaluationCache {
  readonly #snapshot: Snapshot;
  readonly #profile: Profile;
  readonly #plugins: readonly Plugin[];
  readonly #evaluations = new Map<string, Evaluation>();
  #layout = 0;

  constructor(snapshot: Snapshot, profile: Profile) {
    this.#snapshot = snapshot;
    this.#profile = profile;
    this.#plugins = profile.plugins.map(({ name }) => pluginOf(name));
  }

  signature(pod: Pod): string {
    return podSignature(pod, this.#plugins);
  }

  /** The evaluation of the pod; it may lie behind the snapshot until it is refreshed. */
  get(pod: Pod): Evaluation {
    const { layout } = this.#snapshot;
    if (layout !== this.#layout) this.#evaluations.clear();
    this.#layout = layout;
    const signature = this.signature(pod);
    const known = this.#evaluations.get(signature);
    if (known !== undefined) {
      this.#evaluations.delete(signature);
      this.#evaluations.set(signature, known);
      return known;
    }
    const prepared = prepare(pod, this.#snapshot, this.#profile);
    const made = new Evaluation(prepared, this.#snapshot);
    // A pod meant for a few nodes is quickly placed; remembering it would push out others.
    if (prepared.nodes !== undefined || prepared.clusterWide) return made;
    this.#evaluations.set(signature, made);
    if (this.#evaluations.size > evaluationsMax) {
      const [oldest = ""] = this.#evaluations.keys();
      this.#evaluations.delete(oldest);
    }
    return made;
  }
}

const caches = new WeakMap<Snapshot, Map<Profile, EvaluationCache>>();

/** The one cache of a snapshot under a profile. */
export function evaluationCache(snapshot: Snapshot, profile: Profile): EvaluationCache {
  const byProfile = caches.get(snapshot) ?? new Map<Profile, EvaluationCache>();
  caches.set(snapshot, byProfile);
  const known = byProfile.get(profile);
  if (known !== undefined) return known;
  const made = new EvaluationCache(snapshot, profile);
  byProfile.set(profile, made);
  return made;
}

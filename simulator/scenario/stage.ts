/** Where a scenario is played: a cluster, and what is watched of it. */

import { goDuration } from "../../api/duration.ts";
import type { Random } from "../../api/runtime.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import type { Cluster } from "../cluster.ts";
import { type Expression, evaluate, type Outcome } from "./expression.ts";
import { ScenarioFailed, type ScenarioFailure, type StepPlace, type Subject } from "./failure.ts";
import type { LoadedScenario } from "./load.ts";
import { Question } from "./question.ts";
import { World } from "./world.ts";

/**
 * A part of a run. Where others share the stage it yields after every event of the cluster, so that
 * whoever drives it may let them act in between.
 */
export type Course<Result = void> = Generator<undefined, Result, undefined>;

type Path = readonly (string | number)[];

export interface StageOptions {
  readonly cluster: Cluster;
  readonly loaded: LoadedScenario;
  readonly random: Random;
  /** Whether others act between events. To stop for nobody thousands of times takes its time. */
  readonly isShared: boolean;
}

export class Stage {
  readonly cluster: Cluster;
  readonly loaded: LoadedScenario;
  readonly random: Random;
  readonly world: World;
  readonly startMs: number;
  /** The step under way. */
  step: StepPlace | undefined;
  /** What steps found nothing to do, a line each. */
  readonly idle: string[] = [];
  readonly #isShared: boolean;
  #failure: ScenarioFailure | undefined;

  constructor({ cluster, loaded, random, isShared }: StageOptions) {
    this.cluster = cluster;
    this.loaded = loaded;
    this.random = random;
    this.#isShared = isShared;
    this.startMs = cluster.nowMs;
    const { namespace } = loaded.scenario.spec;
    this.world = new World(cluster, { namespace, startMs: this.startMs });
  }

  get namespace(): string {
    return this.loaded.scenario.spec.namespace;
  }

  /** Notes what must end the run, as soon as the write that is being made is done. */
  note(failure: ScenarioFailure): void {
    this.#failure ??= failure;
  }

  /** Throws ScenarioFailed where something was noted. */
  check(): void {
    if (this.#failure !== undefined) throw new ScenarioFailed(this.#failure);
  }

  failureAt(
    path: Path,
    failure: Pick<ScenarioFailure, "kind" | "name" | "reason" | "message"> &
      Partial<ScenarioFailure>,
  ): ScenarioFailure {
    const about = unique(failure.about ?? []);
    const missing = about.filter((subject) => !this.#isThere(subject)).map(({ what }) => what);
    return {
      place: this.loaded.placeOf(path),
      afterMs: this.cluster.nowMs - this.startMs,
      revision: this.cluster.storage.revision,
      ...failure,
      ...(about.length > 0 && { about }),
      ...(missing.length > 0 && { missing }),
    };
  }

  #isThere({ what, namespace }: Subject): boolean {
    try {
      if (!what.includes("/")) return this.world.pods(what, namespace).length > 0;
      return this.world.get(what, namespace) !== null;
    } catch {
      // Kinds may be named that are not served.
      return false;
    }
  }

  /** Lets everything happen that is due by then, and stands at that time. */
  *runUntil(limitMs: number): Course {
    const { clock } = this.cluster;
    this.check();
    // Whoever was given something to do before this does it first.
    if (this.#isShared) yield;
    while (clock.step(limitMs)) {
      this.check();
      if (this.#isShared) yield;
    }
    clock.runUntil(limitMs);
  }

  /**
   * Runs until `isSo`, which looks at the world and nothing else; false where it is not so by then.
   * It is asked again after every write that may change what it looked at.
   */
  *runUntilSo(isSo: () => boolean, limitMs: number): Course<boolean> {
    const { clock } = this.cluster;
    const question = new Question(this.world, isSo);
    let isOpen = true;
    const stop = this.onWrite(({ resource }) => {
      isOpen ||= question.mayChange(resource);
    });
    try {
      if (this.#isShared) yield;
      for (;;) {
        this.check();
        if (isOpen && question.ask()) return true;
        isOpen = false;
        if (!clock.step(limitMs)) break;
        if (this.#isShared) yield;
      }
    } finally {
      stop();
    }
    clock.runUntil(limitMs);
    return isSo();
  }

  /** Runs until an expression holds. Throws ScenarioFailed where it does not in time. */
  *runUntilHolds(
    expression: Expression,
    withinMs: number,
    fail: (outcome: Outcome) => ScenarioFailure,
  ): Course {
    const limitMs = this.cluster.nowMs + withinMs;
    const holds = () => evaluate(expression, this.world).value === true;
    // Time alone changes what says how late it is.
    const limits = expression.usesTime ? secondsUntil(this.cluster.nowMs, limitMs) : [limitMs];
    for (const each of limits) if (yield* this.runUntilSo(holds, each)) return;
    throw new ScenarioFailed(fail(evaluate(expression, this.world)));
  }

  /** Calls back after every write, during its commit, until what it returns is called. */
  onWrite(listener: (event: StoredEvent) => void): () => void {
    const { storage } = this.cluster;
    const handle = storage.watch(undefined, storage.revision, listener);
    return () => handle.stop();
  }
}

function* secondsUntil(fromMs: number, limitMs: number): Iterable<number> {
  for (let atMs = fromMs; atMs < limitMs; atMs += 1000) yield Math.min(atMs + 1000, limitMs);
}

const unique = (subjects: readonly Subject[]): readonly Subject[] => [
  ...new Map(subjects.map((each) => [`${each.namespace} ${each.what}`, each])).values(),
];

/** `within 5m0s`. */
export const withinText = (ms: number): string => `within ${goDuration(ms)}`;

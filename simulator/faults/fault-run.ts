import { parseGoDuration } from "../../api/duration.ts";
import { formatMicroTime, type Random, seededRandom, type Timer } from "../../api/runtime.ts";
import { type Fault, faultTimes } from "../../api/sim/fault.ts";
import { faultTypeRule, isFaultType } from "../../api/sim/fault-types.ts";
import type { EventRecorder } from "../../client/event-recorder.ts";
import type { ActiveFaults } from "./active-faults.ts";
import type { FaultEffect, World } from "./fault-effect.ts";
import { Occasions } from "./occasions.ts";
import { faultEffects } from "./types/index.ts";
import type { Effects } from "./verdicts.ts";

export interface FaultRunOptions {
  readonly world: World;
  readonly active: ActiveFaults;
  readonly random: Random;
  readonly recorder: EventRecorder;
  /** Merges into the status of the object, if it is still that. */
  readonly write: (fault: Fault, status: object) => void;
}

/** How long strikes gather before the status tells of them. */
const tellMs = 1000;

/** One fault, from when it is known until it has ended or is gone. */
export class FaultRun {
  readonly #fault: Fault;
  readonly #options: FaultRunOptions;
  readonly #occasions: Occasions;
  readonly #random: Random;
  #effects: Effects | undefined;
  #next: Timer | undefined;
  #tell: Timer | undefined;
  #isOver = false;

  constructor(fault: Fault, options: FaultRunOptions) {
    this.#fault = fault;
    this.#options = options;
    const { name = "" } = fault.metadata;
    const { type, seed, skip, percent, times = faultTypeRule(type)?.times } = fault.spec;
    const { occasions = 0, strikes } = fault.status;
    this.#random = seed === undefined ? options.random.fork(name) : seededRandom(`fault/${seed}`);
    this.#occasions = new Occasions({
      skip,
      times,
      percent,
      random: this.#random,
      occasions,
      strikes,
      counted: (isStruck) => this.#counted(isStruck, times !== undefined),
    });
  }

  get uid(): string {
    return this.#fault.metadata.uid ?? "";
  }

  start(): void {
    const { world } = this.#options;
    const waitMs = faultTimes(this.#fault).startMs - world.clock.now();
    if (this.#fault.status.phase === "Ended") return;
    if (waitMs > 0) this.#next = world.clock.setTimer(waitMs, () => this.#begin());
    else this.#begin();
  }

  /** Takes it away, as its deletion does, or the death of who injects it: then it is left so. */
  stop(isLeft = false): void {
    this.#isOver = true;
    this.#next?.cancel();
    this.#tell?.cancel();
    this.#options.active.remove(this.uid);
    this.#effects?.end?.(isLeft);
    this.#effects = undefined;
  }

  #begin(): void {
    const { world, active } = this.#options;
    const { spec, status, metadata } = this.#fault;
    if (!isFaultType(spec.type)) return;
    const effect = faultEffects[spec.type];
    const isResumed = status.phase === "Active";
    const { targets: settled = [] } = status;
    const targets = isResumed ? settled : effect.targets(this.#fault, world, this.#random);
    if (!isResumed) this.#tellBegin(effect, targets);
    const { startMs, endMs } = faultTimes(this.#fault);
    const told = { fault: this.#fault, world, targets };
    const context = { ...told, occasions: this.#occasions, isResumed };
    const effects = effect.begin(context);
    this.#effects = effects;
    const createdMs = startMs - (parseGoDuration(spec.after).ms ?? 0);
    active.add({ uid: this.uid, order: [createdMs, metadata.name ?? ""], effects });
    if (this.#occasions.isOver) this.#endSoon();
    else if (Number.isFinite(endMs)) {
      this.#next = world.clock.setTimer(endMs - world.clock.now(), () => this.#end());
    }
  }

  /** Whoever misspells a name would otherwise believe that it strikes. */
  #tellBegin(effect: FaultEffect, targets: readonly string[]): void {
    const began = `${this.#fault.spec.type} began`;
    const obstacle = effect.obstacle?.(this.#fault, this.#options.world);
    if (obstacle === undefined) {
      this.#write({ phase: "Active", targets });
      this.#record("FaultBegan", began);
      return;
    }
    const isOpen = effect.strikesLater?.(this.#fault) ?? false;
    const message = isOpen ? `${obstacle} yet` : obstacle;
    this.#write({ phase: "Active", targets, message });
    this.#record("FaultBegan", `${began}: ${message}`, isOpen ? "Normal" : "Warning");
  }

  #end(): void {
    const strikes = this.#occasions.strikes;
    this.stop();
    const endTime = formatMicroTime(this.#options.world.clock.now());
    this.#write({ phase: "Ended", endTime, ...this.#counts() });
    const times = strikes === 1 ? "once" : `${strikes} times`;
    this.#record("FaultEnded", `${this.#fault.spec.type} ended, and had struck ${times}`);
  }

  #endSoon(): void {
    this.#next?.cancel();
    const lingerMs = this.#effects?.lingerMs ?? 0;
    this.#next = this.#options.world.clock.setTimer(lingerMs, () => this.#end());
  }

  #counted(isStruck: boolean, isLimited: boolean): void {
    if (this.#isOver) return;
    // What strikes as it begins is asked about once it has.
    if (this.#occasions.isOver && this.#effects !== undefined) this.#endSoon();
    // A limit must hold across restarts, and the first strike is news.
    const isUrgent = isStruck && (isLimited || this.#occasions.strikes === 1);
    if (isUrgent) this.#tell?.cancel();
    else if (this.#tell !== undefined) return;
    this.#tell = this.#options.world.clock.setTimer(isUrgent ? 0 : tellMs, () => {
      this.#tell = undefined;
      this.#write(this.#counts());
    });
  }

  #counts() {
    const { occasions, strikes } = this.#occasions;
    return occasions === 0 ? { strikes } : { occasions, strikes };
  }

  #write(status: object): void {
    this.#options.write(this.#fault, status);
  }

  #record(reason: string, message: string, type: "Normal" | "Warning" = "Normal"): void {
    const regarding = this.#fault;
    const cause = Number(regarding.metadata.resourceVersion ?? 0);
    this.#options.recorder.record({ regarding, type, reason, message }, cause);
  }
}

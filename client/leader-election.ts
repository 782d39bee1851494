import { Lease } from "../api/coordination/lease.ts";
import { equalJson } from "../api/json.ts";
import { type ApiHandler, type ApiRequest, ask } from "../api/request.ts";
import {
  type Clock,
  formatMicroTime,
  type NameGenerator,
  type Random,
  type Timer,
} from "../api/runtime.ts";
import { untyped } from "./action.ts";
import type { EventRecorder } from "./event-recorder.ts";

/** Times in milliseconds. Source: component-base/config/v1alpha1/defaults.go 1.36. */
const leaseDurationMs = 15_000;
const renewDeadlineMs = 10_000;
const retryPeriodMs = 2_000;
/** Who waits for the lease asks up to so much later each time, so that not all ask at once. */
const jitterMsMax = 2_400;

/** What runs in one process at a time only. */
export interface Led {
  start(): void;
  stop(): void;
}

export interface LeaderElectionOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  /** What the process takes for the time of day, where that is not what its clock says. */
  readonly wallClock?: Pick<Clock, "now">;
  readonly random: Random;
  readonly names: NameGenerator;
  readonly recorder: EventRecorder;
  /** The lease, and who asks for it: `kube-scheduler`. */
  readonly name: string;
  readonly host: string;
}

const namespace = "kube-system";

/**
 * Lets a component run while its process holds a lease. A process that is started again is another
 * one: it waits until the lease of the first has run out.
 * Source: client-go/tools/leaderelection 1.36.
 */
export class LeaderElection implements Led {
  readonly #led: Led;
  readonly #options: LeaderElectionOptions;
  #identity = "";
  /** The lease as it was last seen, and since when. */
  #seen: { readonly lease: Lease; readonly atMs: number } | undefined;
  #renewedMs = 0;
  #isLeader = false;
  #timer: Timer | undefined;

  constructor(led: Led, options: LeaderElectionOptions) {
    this.#led = led;
    this.#options = options;
  }

  start(): void {
    this.stop();
    const { host, names } = this.#options;
    this.#identity = `${host}_${names.uid()}`;
    this.#seen = undefined;
    this.#schedule(0);
  }

  /** As a killed process: nobody gives the lease up. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    if (this.#isLeader) this.#led.stop();
    this.#isLeader = false;
  }

  #schedule(delayMs: number): void {
    this.#timer = this.#options.clock.setTimer(delayMs, () => this.#round());
  }

  /** Asks for the lease, which takes its time where the API server does. */
  #round(): void {
    const { clock, handler, name } = this.#options;
    const request = { resource: untyped(Lease), namespace, name, actor: name };
    const delayMs = handler.delayMs?.({ verb: "update", ...request }) ?? 0;
    if (delayMs <= 0) {
      this.#try((isHolder) => this.#conclude(isHolder));
      return;
    }
    const thereMs = Math.floor(delayMs / 2);
    this.#timer = clock.setTimer(thereMs, () =>
      this.#try((isHolder) => {
        // An answer that comes too late is none.
        const isKnown = isHolder && delayMs < renewDeadlineMs;
        this.#timer = clock.setTimer(delayMs - thereMs, () => this.#conclude(isKnown));
      }),
    );
  }

  #try(then: (isHolder: boolean) => void): void {
    const timer = this.#timer;
    this.#acquireOrRenew((isHolder) => {
      // The process may have been killed by what it asked, or while it waited.
      if (this.#timer === timer) then(isHolder);
    });
  }

  #conclude(isHolder: boolean): void {
    const { clock, random } = this.#options;
    if (isHolder) {
      this.#renewedMs = clock.now();
      this.#schedule(retryPeriodMs);
      if (!this.#isLeader) this.#lead();
    } else if (!this.#isLeader) {
      this.#schedule(retryPeriodMs + random.integer(jitterMsMax + 1));
    } else if (clock.now() - this.#renewedMs >= renewDeadlineMs) {
      // A process that lost its lease ends, and is started again.
      this.start();
    } else this.#schedule(retryPeriodMs);
  }

  #lead(): void {
    this.#isLeader = true;
    const regarding = this.#seen?.lease;
    if (regarding !== undefined) {
      const message = `${this.#identity} became leader`;
      const reason = "LeaderElection";
      const cause = Number(regarding.metadata.resourceVersion ?? 0);
      this.#options.recorder.record({ regarding, type: "Normal", reason, message }, cause);
    }
    this.#led.start();
  }

  #acquireOrRenew(done: Told): void {
    // Who leads takes the lease to be as it wrote it.
    const own = this.#seen?.lease;
    if (own?.spec.holderIdentity !== this.#identity) this.#acquire(done);
    else this.#write(own, (isHolder) => (isHolder ? done(true) : this.#acquire(done)));
  }

  #acquire(done: Told): void {
    const { clock, name } = this.#options;
    const nowMs = clock.now();
    this.#ask({ verb: "get", resource: untyped(Lease), name }, (found) => {
      if (found === undefined) {
        this.#write(undefined, done);
        return;
      }
      const isNew = !equalJson(found.spec, this.#seen?.lease.spec);
      if (isNew) this.#seen = { lease: found, atMs: nowMs };
      const { holderIdentity = "" } = found.spec;
      const isFree = holderIdentity === "" || holderIdentity === this.#identity;
      const runsOutMs = (this.#seen?.atMs ?? nowMs) + leaseDurationMs;
      if (isFree || runsOutMs <= nowMs) this.#write(found, done);
      else done(false);
    });
  }

  /** Takes or renews the lease, which is still as it was seen; a new one where there was none. */
  #write(before: Lease | undefined, done: Told): void {
    const { clock, wallClock = clock, name } = this.#options;
    const time = formatMicroTime(wallClock.now());
    const isOwn = before?.spec.holderIdentity === this.#identity;
    const { acquireTime = time, leaseTransitions = 0 } = before?.spec ?? {};
    const spec = {
      ...before?.spec,
      holderIdentity: this.#identity,
      leaseDurationSeconds: leaseDurationMs / 1000,
      acquireTime: isOwn ? acquireTime : time,
      renewTime: time,
      leaseTransitions: before === undefined || isOwn ? leaseTransitions : leaseTransitions + 1,
    };
    const body = { ...(before ?? { metadata: { name, namespace } }), spec };
    const resource = untyped(Lease);
    const request: Asked =
      before === undefined
        ? { verb: "create", resource, body }
        : { verb: "update", resource, name, body };
    this.#ask(request, (written) => {
      if (written !== undefined) this.#seen = { lease: written, atMs: clock.now() };
      done(written !== undefined);
    });
  }

  /** Hands on the lease that the server answers with; `undefined` where it refuses. */
  #ask(request: Asked, done: (lease: Lease | undefined) => void): void {
    const { handler, name: actor } = this.#options;
    ask(handler, { ...request, namespace, actor }, ({ code, body }) => {
      // What is no refusal is the lease that was asked for.
      done(code >= 400 ? undefined : (body as unknown as Lease));
    });
  }
}

type Asked = Pick<ApiRequest, "verb" | "resource" | "name" | "body">;
type Told = (isHolder: boolean) => void;

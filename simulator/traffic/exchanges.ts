/** Requests that are under way: each is sent, perhaps again and again, until it has ended. */
import type { Clock } from "../../api/runtime.ts";
import type { Lane } from "./lanes.ts";
import type { Ended } from "./outcome.ts";
import type { TrafficPlan } from "./plan.ts";
import type { PreparedRequest, Sender, Sent } from "./sender.ts";
import type { PickSource } from "./sources.ts";
import type { Tally } from "./tally.ts";

/** More requests than that do not wait at once: what comes beyond fails. */
export const inFlightMax = 100_000;

export interface ExchangeOptions {
  readonly clock: Clock;
  readonly sender: Sender;
  readonly tally: Tally;
}

/** Who begins requests: by what plan, and who sends them. */
export interface Sending {
  readonly plan: TrafficPlan;
  readonly pickSource: PickSource;
}

interface Exchange {
  readonly sending: Sending;
  readonly prepared: PreparedRequest;
  readonly lane: Lane;
  readonly beganMs: number;
  readonly done: (lane: Lane, ended: Ended) => void;
  tries: number;
}

export class Exchanges {
  readonly #options: ExchangeOptions;
  #isStopped = false;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  /** Sends a request along a lane; `done` is called when it has ended, with that lane. */
  begin(
    sending: Sending,
    { prepared, lane, done }: Pick<Exchange, "prepared" | "lane" | "done">,
  ): void {
    const { clock, tally } = this.#options;
    const beganMs = clock.now();
    const exchange = { sending, prepared, lane, beganMs, done, tries: 0 };
    const isTooMany = tally.inFlight >= inFlightMax;
    tally.begun(beganMs);
    if (isTooMany) this.#end(exchange, tooMany, false);
    else this.#try(exchange);
  }

  /** As a killed process: nobody hears of what is under way. */
  stop(): void {
    this.#isStopped = true;
  }

  #try(exchange: Exchange): void {
    const { clock } = this.#options;
    const { lane, prepared } = exchange;
    const nowMs = clock.now();
    exchange.tries += 1;
    const sent = lane.open(nowMs)?.send(prepared, nowMs) ?? this.#connect(exchange, nowMs);
    if (sent === undefined) this.#end(exchange, noClient, false);
    else clock.setTimer(sent.tookMs, () => this.#settle(exchange, sent));
  }

  #connect({ prepared, sending }: Exchange, nowMs: number): Sent | undefined {
    const source = sending.pickSource(nowMs);
    return source && this.#options.sender.send({ prepared, source }, nowMs);
  }

  #settle(exchange: Exchange, sent: Sent): void {
    if (this.#isStopped) return;
    const { clock } = this.#options;
    const ended = sent.settle(clock.now());
    const restMs = ended.tookMs - sent.tookMs;
    if (restMs <= 0) this.#ended(exchange, sent, ended);
    else {
      clock.setTimer(restMs, () => {
        if (!this.#isStopped) this.#ended(exchange, sent, ended);
      });
    }
  }

  /** A try has ended: the request is sent again, or has ended too. */
  #ended(exchange: Exchange, sent: Sent, ended: Ended): void {
    const { clock, tally } = this.#options;
    const { rules } = exchange.sending.plan;
    const nowMs = clock.now();
    const isExpected = rules.isExpected(ended);
    exchange.lane.used(sent, ended.status !== undefined);
    if (sent.server !== undefined) tally.tried(sent.server, nowMs, isExpected);
    const waitMs = isExpected ? undefined : rules.retryAfterMs(ended, exchange.tries);
    if (waitMs === undefined) {
      this.#end(exchange, ended, isExpected);
      return;
    }
    tally.retried();
    clock.setTimer(waitMs, () => {
      if (!this.#isStopped) this.#try(exchange);
    });
  }

  #end({ beganMs, lane, done }: Exchange, ended: Ended, isExpected: boolean): void {
    const { clock, tally } = this.#options;
    tally.ended(ended, isExpected, { nowMs: clock.now(), beganMs });
    done(lane, ended);
  }
}

const noClient: Ended = {
  failure: { reason: "NoClient", message: "nobody is there who could send it" },
};
const tooMany: Ended = {
  failure: { reason: "TooManyInFlight", message: `${inFlightMax} requests wait already` },
};

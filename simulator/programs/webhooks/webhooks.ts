import type { WebhookAnswer, WebhookCall, WebhookCaller } from "../../../api/webhook-call.ts";
import type { Cluster } from "../../cluster.ts";
import { eventLoopTurn } from "../event-loop.ts";
import { askPods } from "./simulated-pods.ts";
import { type Admit, answerOf, isPromise, type WebhookServer } from "./webhook-server.ts";

type Done = (answer: WebhookAnswer) => void;

const deadlineExceeded: WebhookAnswer = { failure: "context deadline exceeded" };

const unreachable = ({ url, connectTo }: WebhookCall): WebhookAnswer => {
  const asked = URL.canParse(url) ? new URL(url).host : url;
  const host = connectTo === undefined ? asked : `${connectTo.host}:${connectTo.port}`;
  return { failure: `dial tcp ${host}: connect: network is unreachable` };
};

const latencyMsDefault = 1;

/** So many turns of the event loop a server in this process gets before time goes on. */
const restTurns = 3;

/**
 * The webhooks of a cluster: servers in this process, the simulated pods of Services, and all else
 * over HTTPS. An answer is an event of the clock; while one from outside is waited for, time stands
 * still.
 */
export class Webhooks implements WebhookCaller {
  readonly #cluster: Cluster;
  readonly #servers = new Map<string, WebhookServer>();
  /** Questions that went out of the process. */
  readonly #outside = new Set<PromiseLike<void>>();
  /** Questions to servers in this process that wait for something. */
  #waiting = 0;
  #hasRested = false;
  #isClosed = false;
  /** Called before an answer is made use of that came at no event of the clock. */
  beforeAnswer: () => void = () => undefined;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** Has a server answer for a Service, or at a URL. Returns what takes it away again. */
  serve(place: string, server: WebhookServer | Admit): { stop(): void } {
    const made = typeof server === "function" ? { admit: server } : server;
    this.#servers.set(place, made);
    return {
      stop: () => {
        if (this.#servers.get(place) === made) this.#servers.delete(place);
      },
    };
  }

  /** From now on nobody outside of the process is asked: what they answer is no part of a seed. */
  close(): void {
    this.#isClosed = true;
  }

  now(call: WebhookCall): WebhookAnswer | undefined {
    const server = this.#serverOf(call);
    if (server !== undefined) {
      const answer = answerOf(server, call);
      return isPromise(answer) ? undefined : answer;
    }
    if (call.clusterIP === undefined) return this.#isClosed ? unreachable(call) : undefined;
    return askPods(this.#cluster, call, call.clusterIP).answer;
  }

  later(call: WebhookCall, done: Done): void {
    const server = this.#serverOf(call);
    if (server !== undefined) this.#askServer(server, call, done);
    else if (call.clusterIP === undefined && this.#isClosed) done(unreachable(call));
    else if (call.clusterIP === undefined) this.#askOutside(call, done);
    else {
      const { answer, tookMs } = askPods(this.#cluster, call, call.clusterIP);
      this.#cluster.clock.setTimer(Math.min(tookMs, call.timeoutMs), () => done(answer));
    }
  }

  /** Whether an answer may come before time goes on. */
  isBusy(): boolean {
    return this.#outside.size > 0 || (this.#waiting > 0 && !this.#hasRested);
  }

  /** Something has happened that a server may have waited for. */
  stir(): void {
    this.#hasRested = false;
  }

  async rest(): Promise<void> {
    while (this.#outside.size > 0) await Promise.all(this.#outside);
    for (let turn = 0; turn < restTurns; turn += 1) await eventLoopTurn();
    this.#hasRested = true;
  }

  #serverOf({ url, service }: WebhookCall): WebhookServer | undefined {
    if (this.#servers.size === 0) return undefined;
    const at = service === undefined ? undefined : `${service.namespace}/${service.name}`;
    return this.#servers.get(at ?? url.replace(/\?.*$/s, ""));
  }

  #askServer(server: WebhookServer, call: WebhookCall, done: Done): void {
    const { clock } = this.#cluster;
    const { latencyMs = latencyMsDefault } = server;
    if (latencyMs >= call.timeoutMs) {
      clock.setTimer(call.timeoutMs, () => done(deadlineExceeded));
      return;
    }
    clock.setTimer(latencyMs, () => {
      const answer = answerOf(server, call);
      if (isPromise(answer)) this.#await(answer, call.timeoutMs - latencyMs, done);
      else done(answer);
    });
  }

  /** The answer that is to come, unless time runs out. */
  #await(answer: PromiseLike<WebhookAnswer>, timeoutMs: number, done: Done): void {
    let isOver = false;
    const finish = (given: WebhookAnswer) => {
      if (isOver) return;
      isOver = true;
      this.#waiting -= 1;
      deadline.cancel();
      done(given);
    };
    const answered = (given: WebhookAnswer) => {
      this.beforeAnswer();
      finish(given);
    };
    this.#waiting += 1;
    this.#hasRested = false;
    const deadline = this.#cluster.clock.setTimer(timeoutMs, () => finish(deadlineExceeded));
    answer.then(answered);
  }

  #askOutside(call: WebhookCall, done: Done): void {
    const asked = import("../../../apiserver/http/call-webhook.ts")
      .then(({ callWebhook }) => callWebhook(call))
      .then((answer) => {
        this.#outside.delete(asked);
        this.beforeAnswer();
        done(answer);
      });
    this.#outside.add(asked);
  }
}

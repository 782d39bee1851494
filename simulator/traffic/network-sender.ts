import type { HttpRequest, HttpResponse } from "../../api/http-message.ts";
import { StatusError } from "../../api/status.ts";
import {
  ask,
  type Connected,
  type Exchange,
  type Failure,
  type Network,
  settled,
  Trace,
} from "../../network/index.ts";
import type { OpenConnection, PreparedRequest, Sender, Sent, SentEnd } from "./sender.ts";

/** Nobody reads the way of each of thousands of requests. */
const untraced = new Trace(false);

/** The network as clients use it, who open connections and send requests over them. */
export function networkSender(network: Pick<Network, "connect">): Sender {
  return {
    send({ prepared, source }, nowMs) {
      const { target, connectTimeoutMs, timeoutMs } = prepared;
      try {
        const waits = { connectTimeoutMs, timeoutMs, trace: untraced };
        const { opened, tookMs } = network.connect(source, target, nowMs, waits);
        if ("failure" in opened) return final({ failure: opened.failure, tookMs });
        return new NetworkConnection(opened.connected).begin(prepared, nowMs, tookMs);
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        // There is no such client, or it has no network at this moment.
        return final({ failure: { reason: "NoClient", message: error.message }, tookMs: 0 });
      }
    },
  };
}

/** What can become nothing else. */
function final(known: SentEnd): Sent {
  return { ...known, settle: () => known };
}

class NetworkConnection implements OpenConnection {
  readonly #connected: Connected;

  constructor(connected: Connected) {
    this.#connected = connected;
  }

  /** Of a machine without power nobody hears. */
  isOpen(nowMs: number): boolean {
    const state = this.#connected.listener.state(nowMs);
    return state === "open" || state === "unreachable";
  }

  send(prepared: PreparedRequest, nowMs: number): Sent {
    return this.begin(prepared, nowMs, 0);
  }

  /** Sends a request of whose time `sinceMs` is over. */
  begin(prepared: PreparedRequest, nowMs: number, sinceMs: number): Sent {
    const { timeoutMs } = prepared;
    const { port, server } = this.#connected;
    const asked = askedOf(prepared, port);
    const answered = ask(this.#connected, asked, { nowMs, sinceMs, timeoutMs, trace: untraced });
    const isLate = answered.tookMs > timeoutMs;
    const { tookMs, response, failure } = isLate ? lateAfter(timeoutMs) : answered;
    return {
      tookMs,
      status: response?.status,
      failure,
      server: answered.server ?? server,
      connection: this,
      settle: (atMs) => {
        if (response === undefined) return { tookMs, failure };
        const known = { hops: none, response, tookMs };
        const ended = settled(known, this.#connected, { atMs, timeoutMs });
        const { status } = ended.response ?? {};
        return { tookMs: ended.tookMs, status, failure: ended.failure };
      },
    };
  }
}

const none: Exchange["hops"] = [];

const lateAfter = (
  tookMs: number,
): { readonly tookMs: number; readonly response?: HttpResponse; readonly failure: Failure } => ({
  tookMs,
  failure: { reason: "Timeout", message: "no answer in time" },
});

/** The message as the servers see it that listen on the same port, as most do. */
const known = new WeakMap<PreparedRequest, HttpRequest>();

function askedOf(prepared: PreparedRequest, port: number): HttpRequest {
  const before = known.get(prepared);
  if (before?.port === port) return before;
  const asked = { ...prepared.message, port };
  known.set(prepared, asked);
  return asked;
}

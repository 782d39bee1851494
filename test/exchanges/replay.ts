/** Sends what was recorded to a server whose time is virtual, and says what is not alike. */
import { Namespace } from "../../api/core/namespace.ts";
import { ServiceAccount } from "../../api/core/serviceaccount.ts";
import { equalJson, isObject } from "../../api/json.ts";
import { type ServedCluster, servedCluster } from "../http-client.ts";
import { compare, type Got } from "./compare.ts";
import { asIn136, differenceOf, inPlaceOf } from "./listed.ts";
import type { Bindings } from "./placeholders.ts";
import { type Exchange, type Request, readGroup, type Step, type Wait } from "./recording.ts";

/** How the answer to one step compares with the recorded one, or with what 1.36 says instead. */
export interface Outcome {
  readonly step: number;
  readonly listed: "nowhere" | "as different";
  /** What is not as it should be, a line each. */
  readonly problems: readonly string[];
}

/** Time between two requests, in which the controllers and the scheduler do their work. */
const pauseMs = 20;
/** Groups whose requests followed each other before any controller had done anything. */
const swift: ReadonlySet<string> = new Set(["ssa-basic"]);
/** How long a watch was kept open after the last request that was made meanwhile. */
const watchedMs = 500;
/** How long the recorded server waited for a revision to come before it answered 504. */
const patienceMs = 3000;
const pollMs = 100;
const pollsMax = 150;
/** Longer than any watch stays open. */
const watchMsMax = 60 * 60_000;

/** Replays a group on a cluster of its own. The outcomes are in the order of the steps. */
export async function replayGroup(name: string): Promise<readonly Outcome[]> {
  const { group, namespace, steps } = readGroup(name);
  const served = await servedCluster();
  const { cluster } = served;
  cluster.advance("10s");
  cluster.request({ verb: "create", resource: Namespace, body: { metadata: { name: namespace } } });
  cluster.until(() => cluster.get(ServiceAccount, "default", namespace) !== undefined);
  cluster.advance("1s");
  const replay = new Replay(group, served);
  try {
    for (const step of steps) await replay.perform(step);
  } finally {
    await served.close();
  }
  return replay.outcomes.sort((left, right) => left.step - right.step);
}

class Replay {
  readonly outcomes: Outcome[] = [];
  readonly #group: string;
  readonly #served: ServedCluster;
  /** The bodies that later requests refer to, by the id of their step. */
  readonly #bodies = new Map<string, unknown>();
  #bindings: Bindings = new Map();

  constructor(group: string, served: ServedCluster) {
    this.#group = group;
    this.#served = served;
  }

  async perform(step: Step): Promise<void> {
    if ("sleepMs" in step) this.#served.cluster.advance(step.sleepMs);
    else if ("wait" in step) await this.#wait(step.wait);
    else if ("quiet" in step) await this.#send(step.quiet);
    else await this.#exchange(step, step.during);
  }

  /** Makes a request and compares the answer; those of `during` are made while a watch is open. */
  async #exchange(recorded: Exchange, during: readonly Exchange[] = []): Promise<void> {
    const exchange = asIn136(recorded);
    const { id, request, response } = exchange;
    const got =
      response.events === undefined
        ? await this.#send(request)
        : await this.#watch(request, during);
    if (id !== undefined) this.#bodies.set(id, got.body);
    this.#judge(exchange, got);
  }

  #judge({ step, response, note }: Exchange, got: Got): void {
    const compared = (wanted: typeof response) =>
      compare(wanted, got, this.#bindings, note === "types only");
    const difference = differenceOf(this.#group, step);
    const asRecorded = compared(response);
    const { problems, bindings } =
      difference === undefined ? asRecorded : compared(inPlaceOf(response, difference));
    this.#bindings = bindings;
    const isListed = difference !== undefined;
    const isStale = isListed && asRecorded.problems.length === 0;
    this.outcomes.push({
      step,
      listed: isListed ? "as different" : "nowhere",
      problems: isStale ? ["it is alike and must not be listed"] : problems,
    });
  }

  async #send(request: Request): Promise<Got> {
    const { cluster, send } = this.#served;
    const { code, headers, text, body = text } = await send(this.#filled(request));
    if (!swift.has(this.#group)) cluster.advance(code === 504 ? patienceMs : pauseMs);
    return { status: code, headers: oneEach(headers), body };
  }

  /** Watches while other exchanges are made, and on until the server has ended the watch. */
  async #watch(request: Request, during: readonly Exchange[]): Promise<Got> {
    const { cluster, wallClock, watch } = this.#served;
    const { path, headers } = this.#filled(request);
    const open = await watch(path, headers);
    for (const inner of during) await this.#exchange(inner);
    const { 1: seconds } = /[?&]timeoutSeconds=([0-9]+)/.exec(path) ?? [];
    cluster.advance(seconds === undefined ? watchedMs : `${seconds}s`);
    wallClock.runUntil(wallClock.now() + watchMsMax);
    const events: unknown[] = [];
    for (let event = await open.next(); event !== undefined; event = await open.next()) {
      // When bookmarks come depends on the time alone.
      if (event.type !== "BOOKMARK") events.push(event);
    }
    return { status: open.code, headers: oneEach(open.headers), events };
  }

  /** Lets time pass until what the recording waited for holds, or for so long as it did. */
  async #wait({ path, status, field, equals, exists }: Wait): Promise<void> {
    const { cluster, send } = this.#served;
    for (let polls = 0; polls < pollsMax; polls += 1) {
      const { code, body } = await send({ path });
      const value = field === undefined ? undefined : at(body, field);
      const holds =
        status === undefined
          ? exists === undefined
            ? equalJson(value, equals)
            : (value !== undefined) === exists
          : code === status;
      if (holds) return;
      cluster.advance(pollMs);
    }
  }

  /** The request with `{{id.path}}` replaced by that field of an earlier answer. */
  #filled({ method, path, headers, body }: Request): Request {
    const text = JSON.stringify({ method, path, body });
    const filled = text.replace(/\{\{([^.}]+)\.([^}]+)\}\}/g, (_, id, field) =>
      String(at(this.#bodies.get(id), field) ?? ""),
    );
    return { ...JSON.parse(filled), headers: { accept: "application/json", ...headers } };
  }
}

/** A field by its path, such as `status.conditions.1.type`. */
const at = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (inner, key) =>
        Array.isArray(inner) ? inner[Number(key)] : isObject(inner) ? inner[key] : undefined,
      value,
    );

const oneEach = (headers: Readonly<Record<string, string | string[] | undefined>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]),
  );

import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import { parseDuration } from "../clock/duration.ts";
import type { Cluster, Duration } from "../cluster.ts";
import type { Simulations } from "../programs/simulate-many.ts";
import { failureLines } from "../scenario/failure-lines.ts";
import type { Run } from "../scenario/run.ts";
import { conditionsOf, conditionText, nameOf, unready } from "./readiness.ts";

/** What a matcher answers, in the form that vitest asks for. */
export interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What is asked of a condition beside its type. Status is True where nothing is said. */
export interface ExpectedCondition {
  readonly status?: "True" | "False" | "Unknown";
  readonly reason?: string;
  /** The message, or what matches it. */
  readonly message?: string | RegExp;
}

export function toBeReady(object: unknown): Verdict {
  const why = unready(object);
  return {
    pass: why === undefined,
    message: () =>
      why === undefined
        ? `${nameOf(object)} is ready, and should not be`
        : `${nameOf(object)} is not ready: ${why}`,
  };
}

export function toHaveCondition(
  object: unknown,
  type: string,
  { status = "True", reason, message }: ExpectedCondition = {},
): Verdict {
  const conditions = conditionsOf(object);
  const pass = conditions.some(
    (condition) =>
      condition.type === type &&
      condition.status === status &&
      (reason === undefined || condition.reason === reason) &&
      (message === undefined || matches(condition.message ?? "", message)),
  );
  const wanted = conditionText({ type, status, reason, message: message && String(message) });
  const seen = conditions.map(conditionText).join("\n  ") || "none";
  const relation = pass ? "has, and should not have" : "has not";
  return { pass, message: () => `${nameOf(object)} ${relation} ${wanted}\nIt has:\n  ${seen}` };
}

const matches = (text: string, expected: string | RegExp) =>
  typeof expected === "string" ? text === expected : expected.test(text);

/** Whether all runs of a scenario came out as they should; failures are told as on the terminal. */
export function toHavePassed(simulated: Run | Simulations): Verdict {
  const runs = "runs" in simulated ? simulated.runs : [simulated];
  const failures = runs.filter(({ result }) => result === "failed");
  const told = failures.slice(0, failuresMax).flatMap((run) => {
    const lines = failureLines(run).map((line) => `  ${line}`);
    return [`${run.scenario} with seed ${run.seed}:`, ...lines];
  });
  const pass = failures.length === 0;
  const message = () =>
    pass
      ? `all of ${runs.length} runs passed, and should not`
      : `${failures.length} of ${runs.length} runs failed\n${told.join("\n")}`;
  return { pass, message };
}

/** So many failures are told whole. */
const failuresMax = 3;

/** Lets time pass until the condition holds, looking after every event. */
export async function toEventually(
  cluster: Cluster,
  condition: () => boolean,
  { within = "10m" }: { readonly within?: Duration } = {},
): Promise<Verdict> {
  const startMs = cluster.nowMs;
  const holds = await holdsWithin(cluster, condition, within);
  return {
    pass: holds,
    message: () =>
      holds
        ? `it came to be after ${cluster.nowMs - startMs} ms, and never should: ${condition}`
        : `it did not come to be within ${within}: ${condition}\n${lastWrites(cluster)}`,
  };
}

/** Lets time pass, and looks after every event whether the condition still holds. */
export async function toStay(
  cluster: Cluster,
  condition: () => boolean,
  options: { readonly for: Duration },
): Promise<Verdict> {
  const startMs = cluster.nowMs;
  const broke = await holdsWithin(cluster, () => !condition(), options.for);
  return {
    pass: !broke,
    message: () =>
      broke
        ? `it was so no longer after ${cluster.nowMs - startMs} ms: ${condition}\n${lastWrites(cluster)}`
        : `it stayed so for ${options.for}, and should not: ${condition}`,
  };
}

/**
 * Lets time pass, in which a process or controller is to write nothing. One that writes on and on
 * is not waited for.
 */
export async function toStayQuiet(
  cluster: Cluster,
  actor: string,
  options: { readonly for: Duration },
): Promise<Verdict> {
  const { storage, components } = cluster;
  // Of who is misspelt nothing would ever be heard.
  if (!components.has(actor) && !storage.history().some((event) => event.actor === actor)) {
    throw new Error(
      `there is no process or controller ${actor}, and nobody of that name has written`,
    );
  }
  const startMs = cluster.nowMs;
  const endMs = startMs + parseDuration(options.for);
  const writes: StoredEvent[] = [];
  const watching = storage.watch(undefined, storage.revision, (event) => {
    if (event.actor === actor) writes.push(event);
  });
  const isTooMuch = () => writes.length > shownMax;
  const isCut = await holdsWithin(cluster, isTooMuch, options.for);
  if (!isCut) await cluster.play(endMs - cluster.nowMs);
  watching.stop();
  const shown = writes.slice(0, shownMax).map(writeText).join("\n  ");
  const within = isCut ? `${cluster.nowMs - startMs} ms` : options.for;
  return {
    pass: writes.length === 0,
    message: () =>
      writes.length === 0
        ? `${actor} wrote nothing for ${options.for}, and should have`
        : `${actor} wrote ${writes.length} times within ${within}:\n  ${shown}`,
  };
}

async function holdsWithin(
  cluster: Cluster,
  condition: () => boolean,
  within: Duration,
): Promise<boolean> {
  let holds = false;
  const watched = () => {
    holds = condition();
    return holds;
  };
  try {
    await cluster.playUntil(watched, { within });
  } catch (error) {
    // Time that ran out is an answer; anything else is no matter of this matcher.
    if (!(error instanceof Error && error.message.startsWith("not so within"))) throw error;
  }
  return holds;
}

/** So many writes are told of. */
const shownMax = 10;

const lastWrites = (cluster: Cluster) =>
  `The last writes:\n  ${cluster.storage.history().slice(-shownMax).map(writeText).join("\n  ")}`;

const writeText = ({ actor, type, resource, key, revision }: StoredEvent) =>
  `${revision} ${type} ${resource} ${key} by ${actor}`;

/** `kubesim wait`: waits until objects are as they are wanted, made or gone. */
import type { JsonObject } from "../api/json.ts";
import { Failure, isNotFound, throwAll } from "../client/kubectl/failure.ts";
import {
  readConditions,
  type WaitCondition,
  waitMsFor,
} from "../client/kubectl/wait-conditions.ts";
import { defineCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { forEach, nothingGiven, reportFlags, reportTo } from "./report.ts";
import { fileFlags, selectorFlag } from "./shared-flags.ts";
import { followObject } from "./targets/follow.ts";
import {
  findTargets,
  metadataOf,
  type Target,
  type TargetQuery,
  type Targets,
} from "./targets/targets.ts";

const flags = {
  for: {
    kind: "each",
    value: "WHAT",
    doc: "create, delete, condition=TYPE[=STATUS] or jsonpath={PATH}[=VALUE] (repeatable)",
  },
  timeout: {
    kind: "duration",
    value: "TIME",
    doc: "give up after this time, 30s by default; 0 only looks, less than 0 is a week",
  },
  ...fileFlags,
  ...selectorFlag,
  ...reportFlags,
  all: { kind: "bool", doc: "all of the resource in the namespace" },
  "all-namespaces": { kind: "bool", short: "A", doc: "look in all namespaces" },
  "field-selector": { kind: "text", value: "FIELDS", doc: "only objects with these fields" },
} as const;

export const command = defineCommand({
  name: "wait",
  usage: "(-f PATH | TYPE (NAME... | -l LABELS | --all) | TYPE/NAME...) --for=WHAT [flags]",
  summary: "Wait until objects are made, gone, or as they are wanted",
  examples: [
    "kubesim wait --for=condition=Available deployment/nginx-deployment",
    "kubesim wait --for=jsonpath='{.status.readyReplicas}'=3 deployment/nginx-deployment",
    "kubesim wait --for=delete pods -l app=nginx --timeout=1m",
  ],
  flags,
  async run(io, { flags: given, args }) {
    const conditions = readConditions(given.for ?? []);
    const report = reportTo(io, given);
    if (args.length === 0 && (given.filename ?? []).length === 0) throw nothingGiven();
    const query = {
      ...given,
      args,
      recursive: given.recursive ?? true,
      fieldSelector: given["field-selector"],
      isEverywhere: given["all-namespaces"],
      isAll: given.all,
    };
    const limit = limitOf(io, given.timeout);
    const { targets, errors } = await findWaited(io, query, conditions, limit);
    const failures = await forEach(targets, async (target) => {
      for (const condition of conditions) {
        const object = await untilMet(io, target, condition, limit);
        await report(target, { message: "condition met", object });
      }
    });
    throwAll([...failures, ...errors]);
  },
});

interface Limit {
  /** Without any time one looks once. */
  readonly isNone: boolean;
  leftMs(): number;
}

function limitOf({ clock }: Io, givenMs: number | undefined): Limit {
  const atMs = clock.now() + waitMsFor(givenMs);
  return { isNone: givenMs === 0, leftMs: () => atMs - clock.now() };
}

/** So often one looks for what is to be made: nobody can be told of it. */
const lookMs = 500;

/** What is waited for to be gone may be gone already, and what is to be made not there yet. */
async function findWaited(
  io: Io,
  query: TargetQuery,
  conditions: readonly WaitCondition[],
  limit: Limit,
): Promise<Targets> {
  const isFor = (kind: WaitCondition["kind"]) => conditions.some((each) => each.kind === kind);
  for (;;) {
    const { targets, errors } = await findTargets(io, query);
    const isThere = targets.length > 0 || errors.length > 0;
    const [first] = errors;
    const isMissing = !isThere || (errors.length === 1 && isNotFound(first));
    if (!isFor("create") || !isMissing) {
      const failures = isFor("delete") ? errors.filter((each) => !isNotFound(each)) : errors;
      if (!isThere && !isFor("delete")) throw new Failure("no matching resources found");
      return { targets, errors: failures };
    }
    if (limit.isNone || limit.leftMs() <= 0) throw new Failure(timedOut);
    await pause(io, Math.min(lookMs, limit.leftMs()));
  }
}

const timedOut = "timed out waiting for the condition";

const pause = ({ clock }: Io, delayMs: number) =>
  new Promise<void>((resolve) => clock.setTimer(delayMs, () => resolve()));

/** The object as it then is; as it was last, where it is gone. */
async function untilMet(
  io: Io,
  target: Target,
  condition: WaitCondition,
  limit: Limit,
): Promise<JsonObject> {
  const title = `${target.resource.plural}/${target.name}`;
  if (limit.isNone) {
    if (condition.isMet(target.object)) return target.object;
    throw new Failure(`condition not met for ${title}`);
  }
  if (limit.leftMs() <= 0) {
    throw new Failure(condition.kind === "delete" ? outOfTime : `${timedOut} on ${title}`);
  }
  let last = target.object;
  try {
    await followObject(io, target, limit.leftMs(), (type, object) => {
      const isGone = type === "DELETED" || (condition.kind === "delete" && !isSame(object, target));
      const found = isGone ? undefined : object;
      last = found ?? last;
      return condition.isMet(found);
    });
  } catch (error) {
    if (!(error instanceof Failure) || error.message !== timedOut) throw error;
    throw new Failure(`${timedOut} on ${title}`);
  }
  return last;
}

/** One of the same name that is made in the meantime is another object. */
const isSame = (object: JsonObject, { object: before }: Target) =>
  metadataOf(object).uid === metadataOf(before).uid;

/** kubectl asks for the object once more, and is told so. */
const outOfTime = "client rate limiter Wait returned an error: context deadline exceeded";

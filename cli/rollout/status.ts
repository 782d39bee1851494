/** `kubesim rollout status`: tells every change of a rollout until it is done. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { Failure, throwAll } from "../../client/kubectl/failure.ts";
import { type RolloutProgress, rolloutProgress } from "../../client/rollout-progress.ts";
import { defineCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { fileFlags, selectorFlag } from "../shared-flags.ts";
import { followObject } from "../targets/follow.ts";
import { findTargets, type Target } from "../targets/targets.ts";
import { tellNothing } from "./each.ts";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  watch: { kind: "bool", short: "w", doc: "wait until the rollout is done (the default)" },
  timeout: { kind: "duration", value: "TIME", doc: "give up after this time; 0 waits for ever" },
  revision: { kind: "int", value: "NUMBER", doc: "fail if another revision rolls out" },
} as const;

export const command = defineCommand({
  name: "rollout status",
  usage: "(TYPE NAME | TYPE/NAME) [flags]",
  summary: "Wait for a rollout and tell how it goes",
  examples: ["kubesim rollout status deployment/nginx-deployment"],
  flags,
  async run(io, { flags: given, args }) {
    if (args.length === 0 && (given.filename ?? []).length === 0) {
      throw new Failure("required resource not specified");
    }
    const revision = given.revision ?? 0;
    if (revision < 0) throw new Failure(`revision must be a positive integer: ${revision}`);
    const { targets, errors } = await findTargets(io, { ...given, args, isAll: true });
    throwAll(errors);
    if (targets.length === 0) tellNothing(io);
    for (const target of targets) {
      await follow(io, target, {
        revision,
        isWatched: given.watch ?? true,
        timeoutMs: given.timeout ?? 0,
      });
    }
  },
});

interface Options {
  readonly revision: number;
  readonly isWatched: boolean;
  readonly timeoutMs: number;
}

async function follow(io: Io, target: Target, options: Options): Promise<void> {
  const { timeoutMs, isWatched, revision } = options;
  await followObject(io, target, timeoutMs, (type, object) => {
    if (type === "DELETED" || !isObject(object)) throw new Failure("object has been deleted");
    return tell(io, target, object, revision) || !isWatched;
  });
}

function tell(io: Io, { resource }: Target, object: JsonObject, revision: number): boolean {
  const { message, state } = progressOf(resource, object, revision);
  if (state === "failed") throw new Failure(message);
  io.print(message);
  return state === "done";
}

/** What nobody can tell of fails the command. */
function progressOf(...asked: Parameters<typeof rolloutProgress>): RolloutProgress {
  try {
    return rolloutProgress(...asked);
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(error.message);
    throw error;
  }
}

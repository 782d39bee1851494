/**
 * Controllers of well-known images, as far as other pods wait for what they make: they look at the
 * API as the service account of their pod, as long as they run, and serve beside that.
 */
import type { JsonObject } from "../../../../api/json.ts";
import { RefusedError, Told } from "../../../../client/kubectl/failure.ts";
import type { Command } from "../../command.ts";
import { textOf } from "../../kernel/bytes.ts";
import type { Work } from "../../kernel/kernel.ts";
import type { Shell } from "../../language/shell.ts";
import { type Waiting, waitUntil } from "../../network/wait.ts";
import { unknownProgram } from "../../run-program.ts";
import { Session } from "../kubectl/session.ts";

/** Looks once at what there is, and does what is missing; true where it did something. */
export type Reconcile = (session: Session, args: readonly string[]) => Waiting<boolean>;

/** It looks again so soon after a change. */
const soonMs = 1_000;
/** Between two looks, where nothing has changed for long, unless it says otherwise. */
const usualLateMs = 16_000;

/** A program that looks again and again; where nothing changes, ever more seldom. */
export const controllerOf =
  (reconcile: Reconcile, { lateMs = usualLateMs } = {}): Command =>
  (args, shell) =>
    looking((session) => reconcile(session, args.map(textOf)), lateMs, shell);

function* looking(
  look: (session: Session) => Waiting<boolean>,
  lateMs: number,
  shell: Shell,
): Work {
  const { context, kernel } = shell;
  // Init containers and Jobs wait for the end of what they run, and this has none.
  if (Number.isFinite(context.unknownProgramMs)) return yield* unknownProgram(shell);
  context.onUnknown();
  const session = new Session(shell, {});
  let waitMs = soonMs;
  for (let told = ""; ; ) {
    const { hasChanged, problem } = yield* once(look(session));
    if (problem !== told && problem !== "") yield* session.warn(problem);
    told = problem;
    waitMs = hasChanged ? soonMs : Math.min(2 * waitMs, lateMs);
    yield* waitUntil(kernel.now + waitMs, shell);
  }
}

function* once(look: Waiting<boolean>) {
  try {
    return { hasChanged: yield* look, problem: "" };
  } catch (error) {
    if (!(error instanceof RefusedError || error instanceof Told)) throw error;
    return { hasChanged: false, problem: error.message };
  }
}

/** What a list holds; nothing where nobody has defined its kind. */
export function* listed(path: string, session: Session): Waiting<readonly JsonObject[]> {
  const list = yield* existing(path, session);
  return list === undefined || !Array.isArray(list.items) ? [] : list.items;
}

/** `undefined` where there is none. */
export function* existing(path: string, session: Session): Waiting<JsonObject | undefined> {
  return yield* unless("NotFound", session.json({ path }));
}

/** False where somebody else was first. */
export function* wrote(
  request: { readonly method: string; readonly path: string; readonly body: JsonObject },
  session: Session,
): Waiting<boolean> {
  const written = yield* unless("AlreadyExists", unless("Conflict", session.json(request)));
  return written !== undefined;
}

function* unless<T>(reason: string, run: Waiting<T>): Waiting<T | undefined> {
  try {
    return yield* run;
  } catch (error) {
    if (error instanceof RefusedError && error.status.reason === reason) return undefined;
    throw error;
  }
}

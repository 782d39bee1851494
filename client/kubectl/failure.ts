/** What goes wrong in a command, and the words in which kubectl tells it. */
import type { Status } from "../../api/status.ts";

/** A refusal of the command itself: `error: …`. */
export class Failure extends Error {
  override readonly name: string = "Failure";
}

/** A wrong use of a command; points at its help. */
export class UsageFailure extends Failure {
  override readonly name = "UsageFailure";
  readonly command: string;

  constructor(fact: string, command: string) {
    super(fact);
    this.command = command;
  }
}

/** A failure whose message is told as it is. */
export class Told extends Error {
  override readonly name = "Told";
}

/** A failure in the middle of what is printed: this much of it is to be seen all the same. */
export class PrintedInPart extends Failure {
  override readonly name = "PrintedInPart";
  readonly printed: string;

  constructor(fact: string, printed: string) {
    super(fact);
    this.printed = printed;
  }
}

/** What is no manifest. Commands that only look tell it without saying that it is an error. */
export class Unreadable extends Failure {}

/** The error as commands tell it that only look. */
export const plainly = (error: unknown) =>
  error instanceof Unreadable ? new Told(error.message) : error;

/** Ends the command with this code; everything was told already. */
export class Exit extends Error {
  override readonly name = "Exit";
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/** The reason of a refusal by the server; a server may give any. */
export interface Refusal extends Omit<Status, "reason"> {
  readonly reason?: string;
}

/** A refusal by the server. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly status: Refusal;

  constructor(status: Refusal) {
    super(status.message ?? "");
    this.status = status;
  }

  /** The same with what was being done: `error when creating "a.yaml": …` */
  during(action: string, source: string): RefusedError {
    const message = `error when ${action} "${source}": ${this.message}`;
    return new RefusedError({ ...this.status, message });
  }
}

/** The same of any error; what is no failure of the command stays as it is. */
export function during(error: unknown, action: string, source: string): unknown {
  if (error instanceof RefusedError) return error.during(action, source);
  if (!(error instanceof Failure)) return error;
  return new Failure(`error when ${action} "${source}": ${error.message}`);
}

/** Several failures, each told on its own line. */
export class Failures extends Error {
  override readonly name = "Failures";
  readonly errors: readonly unknown[];

  constructor(errors: readonly unknown[]) {
    super(`${errors.length} errors`);
    this.errors = errors;
  }
}

/** Throws what a run over several things met; alone, where it was one. */
export function throwAll(errors: readonly unknown[]): void {
  const all = errors.flatMap((error) => (error instanceof Failures ? error.errors : [error]));
  if (all.length === 1) throw all[0];
  if (all.length > 1) throw new Failures(all);
}

export function isNotFound(error: unknown): boolean {
  return error instanceof RefusedError && error.status.reason === "NotFound";
}

/** What failed, as a part of a sentence; several failures as Go writes them: `[one, other]`. */
export function factOf(error: unknown): string {
  if (!(error instanceof Failures)) return messageOf(error);
  const [only = "", ...others] = new Set(error.errors.map(factOf));
  return others.length === 0 ? only : `[${[only, ...others].join(", ")}]`;
}

/** The lines that tell a failure. Source: kubectl 1.36, pkg/cmd/util. */
export function tellFailure(error: unknown): string {
  if (error instanceof Failures) return flatten(error).map(tellOne).join("\n");
  if (error instanceof RefusedError && error.status.reason === "Invalid") {
    return tellInvalid(error.status);
  }
  const told = tellStandard(error);
  if (told !== undefined) return told;
  if (error instanceof UsageFailure) {
    return `error: ${error.message}\nSee '${error.command} --help' for usage.`;
  }
  // Whoever ends a line already gets no second end.
  return `error: ${messageOf(error).replace(/\n$/, "")}`;
}

const flatten = ({ errors }: Failures): readonly unknown[] =>
  errors.flatMap((error) => (error instanceof Failures ? flatten(error) : [error]));

/** Among several, what is wrong with an object is told in the server's one line. */
const tellOne = (error: unknown) => tellStandard(error) ?? messageOf(error);

function tellStandard(error: unknown): string | undefined {
  if (error instanceof Told) return error.message;
  if (error instanceof RefusedError) return tellRefusal(error.status);
  return undefined;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function tellRefusal(status: Refusal): string {
  const { reason = "", message = "" } = status;
  if (reason === "Unauthorized") {
    return `error: You must be logged in to the server (${message})`;
  }
  return reason === "" || reason === "Unknown"
    ? `Error from server: ${message}`
    : `Error from server (${reason}): ${message}`;
}

function tellInvalid({ message = "", details }: Refusal): string {
  if (details === undefined) return "The request is invalid";
  const { kind = "", name = "", causes = [] } = details;
  let told = "The request is invalid";
  if (kind !== "" || name !== "") told = `The ${kind} "${name}" is invalid`;
  else if (message !== "" && causes.length === 0) told = `The request is invalid: ${message}`;
  const facts = new Set(causes.map((cause) => `${cause.field ?? ""}: ${cause.message}`));
  if (facts.size === 0) return told;
  const [first = ""] = facts;
  if (facts.size === 1) return `${told}: ${first}`;
  return `${told}: \n${[...facts].map((fact) => `* ${fact}`).join("\n")}`;
}

/** As Go says that a value of JSON is of another type than what it is read into. */
export function cannotUnmarshal(value: unknown, into: string): string {
  const type = Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
  return `json: cannot unmarshal ${type} into Go ${into}`;
}

/** A command as data, and how it is run. */
import {
  Exit,
  Failure,
  PrintedInPart,
  tellFailure,
  UsageFailure,
} from "../client/kubectl/failure.ts";
import {
  type Flags,
  type Given,
  HelpWanted,
  type Parsed,
  parseFlags,
} from "../client/kubectl/flags.ts";
import { withKustomization } from "./files/kustomization-path.ts";
import { type GlobalFlags, globalFlags } from "./global-flags.ts";
import { connect, type Io, type System, type Terminal, terminalOf } from "./io.ts";
import { causeOf, recordFlag, recordingClient } from "./recording.ts";
import { withTemplate } from "./shared-flags.ts";

export interface CommandSpec<F extends Flags> {
  /** As it is typed: `rollout status`. */
  readonly name: string;
  /** What follows the name: `(TYPE NAME | TYPE/NAME) [flags]`. */
  readonly usage: string;
  readonly summary: string;
  readonly examples?: readonly string[];
  readonly flags: F;
  /** The exit code of failures; 1 unless given. Wrong flags are then told with other words. */
  readonly failsWith?: number;
  /** It keeps what it was called with, where that is asked for. */
  readonly records?: true;
  run(io: Io, parsed: Parsed<F & GlobalFlags>): Promise<void>;
}

/** A command that is ready to be run with its words. Answers with the exit code. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly examples?: readonly string[];
  readonly flags: Flags;
  readonly failsWith?: number;
  /** The flags that shells complete, where the command reads its words by other means. */
  completed?(): Flags;
  main(words: readonly string[], system: System): Promise<number>;
}

export function defineCommand<F extends Flags>(spec: CommandSpec<F>): Command {
  const command: Command = {
    ...spec,
    async main(words, system) {
      // A flag of its own may be called like one that all have.
      const flags = { ...globalFlags, ...spec.flags, ...(spec.records && recordFlag) };
      return runGuarded(system, command, async () => {
        const parsed = parseFlags(flags, words, `kubesim ${spec.name}`);
        const { warn } = terminalOf(system);
        for (const text of deprecations(flags, parsed.flags)) warn(text);
        const connected = await connect(system, globalsIn(parsed.flags, spec.flags));
        const io = "record" in parsed.flags ? recording(connected, spec.name, parsed) : connected;
        const given = { ...parsed, flags: withTemplate(withKustomization(parsed.flags)) };
        // Indexing a generic intersection does not resolve; the flags are those merged above.
        await spec.run(io, given as Parsed<F & GlobalFlags>);
        if (parsed.flags["warnings-as-errors"] === true) failWhereWarned(io.warnings());
      });
    },
  };
  return command;
}

function failWhereWarned(count: number): void {
  if (count > 0) throw new Failure(`${count} ${count === 1 ? "warning" : "warnings"} received`);
}

/** What is written says by which command, unless that is declined. */
function recording(io: Io, name: string, parsed: Parsed<Flags>): Io {
  if (parsed.flags.record !== true) return io;
  return { ...io, client: recordingClient(io.client, causeOf(name, parsed)) };
}

/** What is said of flags that are given and should not be. */
const deprecations = (flags: Flags, given: Given<Flags>) =>
  Object.keys(given).flatMap((name) => {
    const { deprecated } = flags[name] ?? {};
    return deprecated === undefined ? [] : [`Flag --${name} has been deprecated, ${deprecated}`];
  });

/** What is given of the flags that all have, but for those whose names stand for something else. */
function globalsIn(given: Given<Flags>, own: Flags): Given<GlobalFlags> {
  const members = Object.entries(given).filter(
    ([name]) => Object.hasOwn(globalFlags, name) && !Object.hasOwn(own, name),
  );
  // The values were converted by the kinds of those flags.
  return Object.fromEntries(members) as Given<GlobalFlags>;
}

export interface LocalSpec<F extends Flags> extends Omit<CommandSpec<F>, "run"> {
  run(terminal: Terminal, parsed: Parsed<F & GlobalFlags>): Promise<void>;
}

/** A command that speaks with no server, and so needs none to be chosen. */
export function defineLocalCommand<F extends Flags>(spec: LocalSpec<F>): Command {
  const command: Command = {
    ...spec,
    async main(words, system) {
      const flags = { ...spec.flags, ...globalFlags };
      return runGuarded(system, command, async () => {
        const parsed = parseFlags(flags, words, `kubesim ${spec.name}`);
        // Indexing a generic intersection does not resolve; the flags are those merged above.
        const whole = { ...parsed, flags: withTemplate(parsed.flags) };
        await spec.run(terminalOf(system), whole as Parsed<F & GlobalFlags>);
      });
    },
  };
  return command;
}

/** Runs, tells what failed in kubectl's words, and answers with the exit code. */
export async function runGuarded(
  system: System,
  command: Command,
  run: () => Promise<void>,
): Promise<number> {
  const { print, warn, write } = terminalOf(system);
  try {
    await run();
    return 0;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    if (error instanceof HelpWanted) {
      const { helpOf } = await import("./help.ts");
      print(helpOf(command));
      return 0;
    }
    if (error instanceof PrintedInPart) write(error.printed);
    const { failsWith } = command;
    warn(tellFailure(failsWith === undefined ? error : withExamples(error)));
    return failsWith ?? 1;
  }
}

/** A wrong use of a command that does not leave it to others to tell its failures. */
const withExamples = (error: unknown) =>
  error instanceof UsageFailure
    ? new Failure(`${error.message}\nSee '${error.command} -h' for help and examples`)
    : error;

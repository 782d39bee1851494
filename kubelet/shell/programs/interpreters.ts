/**
 * Interpreters. Of `node -e`, `perl -e` and `ruby -e` only what says a text, waits or ends is run.
 * Anything else says so, and fails. Their files are taken to be servers.
 */
import type { Command } from "../command.ts";
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { unknownProgram } from "../run-program.ts";
import { notSimulated } from "./not-simulated.ts";
import { python } from "./python/python.ts";
import { unescapedText } from "./text/print.ts";

interface Language {
  /** The flags that code follows. */
  readonly flags: readonly string[];
  /** What `--version` says. */
  readonly version: string;
}

const node: Language = { flags: ["-e", "--eval", "-p"], version: "v24.11.1" };

const languages: Readonly<Record<string, Language>> = {
  node,
  nodejs: node,
  ruby: { flags: ["-e"], version: "ruby 3.4.7 [x86_64-linux]" },
  php: { flags: ["-r"], version: "PHP 8.4.14 (cli)" },
};

export const interpreters: readonly (readonly [string, Command])[] = [
  ["python", (args, shell) => python("python", args, shell)],
  ["python3", (args, shell) => python("python3", args, shell)],
  ...Object.entries(languages).map(([name, language]): readonly [string, Command] => [
    name,
    (args, shell) => interpreter(name, language, args, shell),
  ]),
];

function* interpreter(
  name: string,
  { flags, version }: Language,
  args: readonly string[],
  shell: Shell,
): Work {
  if (/^(?:--version|-V|-v)$/.test(args[0] ?? "")) {
    yield* put(shell.streams.output, `${version}\n`);
    return 0;
  }
  const at = args.findIndex((arg) => flags.includes(arg));
  if (at < 0) return yield* unknownProgram(shell);
  return yield* runCode(`${name} ${args[at]}`, args[at + 1] ?? "", shell);
}

/** Runs statements one by one as long as they are known. */
export function* runCode(what: string, code: string, shell: Shell): Work {
  const statements = splitCode(code);
  if (!statements.every((each) => forms.some(({ form }) => form.test(each)))) {
    return yield* notSimulated(what, shell);
  }
  for (const statement of statements) {
    const found = forms.find(({ form }) => form.test(statement));
    const parts = found?.form.exec(statement) ?? [];
    const exitCode = yield* found?.run(parts, shell) ?? none();
    if (exitCode >= 0) return exitCode;
  }
  return 0;
}

/** Statements end with a line or a semicolon that is not within quotes. */
const splitCode = (code: string): readonly string[] =>
  (code.match(/(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^;\n"'])+/g) ?? [])
    .map((each) => each.trim())
    .filter((each) => each !== "");

const text = `(?:"((?:\\\\.|[^"\\\\$])*)"|'((?:\\\\.|[^'\\\\])*)')`;
/** It goes on. */
const goesOn = -1;

interface Form {
  readonly form: RegExp;
  readonly run: (parts: readonly string[], shell: Shell) => Work;
}

// biome-ignore lint/correctness/useYield: it waits for nothing.
function* none(): Work {
  return goesOn;
}

const says = (ends: string) =>
  function* (parts: readonly string[], { streams }: Shell): Work {
    yield* put(streams.output, unescapedText(parts[1] ?? parts[2] ?? "") + ends);
    return goesOn;
  };

const number = "(\\d+(?:\\.\\d+)?)";

const forms: readonly Form[] = [
  { form: /^(?:import [\w, ]+|from \w+ import \w+|use [\w:]+|#.*)$/, run: none },
  {
    form: new RegExp(`^(?:print|console\\.log|puts)\\s*\\(?\\s*${text}\\s*\\)?$`),
    run: says("\n"),
  },
  {
    form: new RegExp(`^(?:echo|printf?|process\\.stdout\\.write)\\s*\\(?\\s*${text}\\s*\\)?$`),
    run: says(""),
  },
  {
    form: new RegExp(`^(?:time\\.)?sleep\\s*\\(?\\s*${number}\\s*\\)?$`),
    *run([, seconds], { kernel }) {
      yield { until: kernel.now + Number(seconds) * 1000 };
      return goesOn;
    },
  },
  {
    form: /^(?:(?:sys\.|process\.|os\._)?exit)\s*\(?\s*(\d*)\s*\)?$/,
    // biome-ignore lint/correctness/useYield: it waits for nothing.
    *run([, exitCode]) {
      return Number(exitCode ?? 0) & 255;
    },
  },
];

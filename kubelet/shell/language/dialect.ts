/**
 * What the shells of images know, as far as they differ: bash has all of it, and what `sh` is where
 * nobody knows is taken to have it, too. Source: bash 5.2, dash 0.5.12, busybox 1.35 to 1.37.
 */
import type { Shell } from "./shell.ts";

/** What images have as `sh`. */
export type OrdinaryShell = "ash" | "dash";

export interface Dialect {
  /** `any`: an `sh` of which nobody knows what it is. */
  readonly name: "bash" | "ash" | "dash" | "any";
  /** Whether it has a construct, a word of its grammar or a builtin. */
  readonly knows: (what: string) => boolean;
}

/** One a line: constructs have blanks in them. */
const lines = (text: string) => text.trim().split(/\n\s*/);
const words = (text: string) => text.split(" ");

/** `a^` stands for all expansions that only bash has, `a/b` for those of ash, too. */
const ofBashOnly = [
  ...lines(`
    ((
    for ((
    a=()
    a+=b
    a[0]=b
    <<<
    {a,b}
    $"a"
    |&
    ;&
    ?(a)
    [[ (
    a^
    printf %q
    read -a
    export -f
    trap DEBUG
    $SECONDS`),
  ...words(
    "select coproc declare typeset shopt mapfile readarray pushd popd dirs compgen complete",
  ),
  ...words("caller enable disown builtin"),
];
const ofAshToo = [
  ...lines(`
    $'a'
    <(a)
    &>
    a/b
    a++
    echo -e
    [ == ]
    set -o pipefail
    read -t
    trap ERR
    trap SIGTERM
    $RANDOM`),
  ...words("[[ ]] function source let history"),
];

const without = (name: Dialect["name"], lacking: readonly string[]): Dialect => {
  const lacks = new Set(lacking);
  return { name, knows: (what) => !lacks.has(what) };
};

const dialects = {
  bash: without("bash", []),
  any: without("any", []),
  ash: without("ash", ofBashOnly),
  dash: without("dash", [...ofBashOnly, ...ofAshToo]),
};

/** What a shell is of that name, in an image whose `sh` is `ordinary`. */
export function dialectOf(program: string, ordinary: OrdinaryShell | undefined): Dialect {
  if (program === "bash" || program === "ash" || program === "dash") return dialects[program];
  return dialects[ordinary ?? "any"];
}

/** What a shell is before it is told. */
export const anyDialect: Dialect = dialects.any;

/** What a shell says to an option that it does not have. */
export const illegalOption = (option: string, { dialect }: Shell): string =>
  `${dialect.name === "dash" ? "Illegal" : "illegal"} option -${option}`;

/** The exit code of who asks for what is not set. */
export function unsetCode({ isBash, isOfCommandLine }: Shell): number {
  if (!isBash) return 2;
  return isOfCommandLine ? 127 : 1;
}

/** What an error of the shell begins with: who says it and, mostly, in which line. */
export function titleOf({ dialect, name, line, source }: Shell): string {
  switch (dialect.name) {
    case "bash":
      return `${name}: line ${line}`;
    case "dash":
      return `${name}: ${line}`;
    case "ash":
      return source.file === undefined ? name : `${name}: line ${line}`;
    case "any":
      return name;
    default:
      return dialect.name satisfies never;
  }
}

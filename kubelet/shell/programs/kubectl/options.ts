/** What kubectl is told: the flags of all its commands here. Source: kubectl 1.36. */
import type { Given } from "../../../../client/kubectl/flags.ts";

const text = (short?: string) => ({ kind: "text", doc: "", ...(short && { short }) }) as const;
const list = (short?: string) => ({ kind: "list", doc: "", ...(short && { short }) }) as const;
const bool = (short?: string) => ({ kind: "bool", doc: "", ...(short && { short }) }) as const;
const int = { kind: "int", doc: "" } as const;
const duration = { kind: "duration", doc: "" } as const;

const globals = {
  namespace: text("n"),
  server: text("s"),
  token: text(),
  context: text(),
  kubeconfig: text(),
  "certificate-authority": text(),
  "insecure-skip-tls-verify": bool(),
  "request-timeout": text(),
  v: text("v"),
} as const;

const change = {
  output: text("o"),
  "dry-run": { kind: "text", doc: "", implied: "client" },
  "field-manager": text(),
  validate: { kind: "text", doc: "", implied: "strict" },
  "save-config": bool(),
  "show-managed-fields": bool(),
} as const;

const common = {
  ...globals,
  ...change,
  "all-namespaces": bool("A"),
  selector: text("l"),
  "field-selector": text(),
  "no-headers": bool(),
  "show-labels": bool(),
  "label-columns": { kind: "list", short: "L", doc: "" },
  "ignore-not-found": bool(),
  watch: bool("w"),
  all: bool(),
  force: bool(),
  now: bool(),
  "grace-period": int,
  cascade: text(),
  wait: bool(),
  timeout: duration,
  type: text(),
  subresource: text(),
  replicas: int,
  overwrite: bool(),
  record: bool(),
  "server-side": bool(),
  "force-conflicts": bool(),
  container: text("c"),
  tail: int,
  since: duration,
  "since-time": text(),
  "limit-bytes": int,
  "all-containers": bool(),
  "all-pods": bool(),
  "max-log-requests": int,
  "ignore-errors": bool(),
  "pod-running-timeout": duration,
  timestamps: bool(),
  "watch-only": bool(),
  raw: text(),
  "chunk-size": int,
  "sort-by": text(),
  "show-kind": bool(),
  "ignore-daemonsets": bool(),
  "delete-emptydir-data": bool(),
  "disable-eviction": bool(),
  "pod-selector": text(),
  "skip-wait-for-delete-timeout": int,
  "api-group": text(),
  namespaced: bool(),
  verbs: list(),
  categories: list(),
  prefix: bool(),
  client: bool(),
  quiet: bool("q"),
  revision: int,
  "to-revision": int,
} as const;

/** `-f` and `-p` mean something else of logs. */
const ofLogs = {
  ...common,
  follow: bool("f"),
  previous: bool("p"),
} as const;
const ofOthers = {
  ...common,
  filename: { kind: "list", short: "f", doc: "" },
  recursive: bool("R"),
  patch: text("p"),
} as const;

/** And `-i` and `-t` of who runs commands. */
const ofExec = { ...ofOthers, stdin: bool("i"), tty: bool("t") } as const;

/** Who waits may wait for several things. */
const ofWait = { ...ofOthers, for: { kind: "each", doc: "" } } as const;

const ofEvents = { ...ofOthers, for: text(), types: list() } as const;

const own = { events: ofEvents, wait: ofWait, logs: ofLogs, exec: ofExec } as const;

/** The flags beside those of a command that it shares with the command line. */
export const besideShared = { ...globals, ...change } as const;

/** And of one that finds objects. */
export const besideFinding = {
  ...besideShared,
  filename: { kind: "list", short: "f", doc: "" },
  recursive: bool("R"),
} as const;

/** And of one that finds many of them. */
export const besideSetting = { ...besideFinding, selector: text("l"), all: bool() } as const;

/** The flags of a command, with those that all have. */
export const flagsOf = (command: string): typeof ofOthers =>
  // Each has what the others have, and flags of its own, which only it asks for.
  (Object.hasOwn(own, command)
    ? own[command as keyof typeof own]
    : ofOthers) as unknown as typeof ofOthers;

/** What was given, for whichever command. */
export type Options = Given<typeof ofLogs> &
  Given<typeof ofOthers> &
  Given<typeof ofExec> &
  Given<typeof ofWait> & { readonly types?: readonly string[] };

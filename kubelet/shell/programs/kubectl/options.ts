/** What kubectl is told: the flags of all its commands here. Source: kubectl 1.36. */
import type { Given } from "../../../../client/kubectl/flags.ts";

const text = (short?: string) => ({ kind: "text", doc: "", ...(short && { short }) }) as const;
const each = (short?: string) => ({ kind: "each", doc: "", ...(short && { short }) }) as const;
const list = (short?: string) => ({ kind: "list", doc: "", ...(short && { short }) }) as const;
const bool = (short?: string) => ({ kind: "bool", doc: "", ...(short && { short }) }) as const;
const int = { kind: "int", doc: "" } as const;
const duration = { kind: "duration", doc: "" } as const;

const common = {
  namespace: text("n"),
  server: text("s"),
  token: text(),
  context: text(),
  kubeconfig: text(),
  "certificate-authority": text(),
  "insecure-skip-tls-verify": bool(),
  "request-timeout": text(),
  v: text("v"),
  "all-namespaces": bool("A"),
  output: text("o"),
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
  "dry-run": { kind: "text", doc: "", implied: "client" },
  "server-side": bool(),
  "force-conflicts": bool(),
  "field-manager": text(),
  validate: { kind: "text", doc: "", implied: "strict" },
  "save-config": bool(),
  "from-literal": each(),
  "from-file": each(),
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
  "show-managed-fields": bool(),
  "ignore-daemonsets": bool(),
  "delete-emptydir-data": bool(),
  "disable-eviction": bool(),
  "pod-selector": text(),
  "skip-wait-for-delete-timeout": int,
  name: text(),
  "target-port": text(),
  protocol: text(),
  "cluster-ip": text(),
  limits: text(),
  requests: text(),
  keys: list(),
  list: bool(),
  "api-group": text(),
  namespaced: bool(),
  verbs: list(),
  categories: list(),
  prefix: bool(),
  image: each(),
  port: text(),
  env: each(),
  restart: text(),
  command: bool(),
  from: text(),
  schedule: text(),
  "from-env-file": each(),
  "docker-server": text(),
  "docker-username": text(),
  "docker-password": text(),
  "docker-email": text(),
  cert: text(),
  key: text(),
  verb: list(),
  resource: list(),
  "resource-name": each(),
  clusterrole: text(),
  role: text(),
  user: each(),
  group: each(),
  serviceaccount: each(),
  duration,
  audience: each(),
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

const { selector: _, ...withoutSelector } = ofOthers;
const ofRun = { ...withoutSelector, labels: text("l") } as const;

const ofSet = { ...ofOthers, env: each("e") } as const;

/** Who waits may wait for several things. */
const ofWait = { ...ofOthers, for: each() } as const;

const ofEvents = { ...ofOthers, for: text(), types: list() } as const;

const own = {
  events: ofEvents,
  wait: ofWait,
  logs: ofLogs,
  exec: ofExec,
  run: ofRun,
  set: ofSet,
} as const;

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
  Given<typeof ofWait> & { readonly types?: readonly string[] } & Given<typeof ofRun>;

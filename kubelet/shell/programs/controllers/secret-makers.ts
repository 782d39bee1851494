/**
 * Programs of well-known images that make the Secrets for which other pods of their manifests wait.
 * They work as the service account of their pod. Source: kube-webhook-certgen of ingress-nginx
 * 1.13, Argo CD 3.1, MetalLB 0.15.
 */
import { encodeBase64 } from "../../../../api/base64.ts";
import type { JsonObject } from "../../../../api/json.ts";
import { part, parts, textAt } from "../../../../api/json-parts.ts";
import { formatTime } from "../../../../api/runtime.ts";
import { isNotFound, RefusedError, Told } from "../../../../client/kubectl/failure.ts";
import { type Command, readOptions } from "../../command.ts";
import { textOf } from "../../kernel/bytes.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Work } from "../../kernel/kernel.ts";
import type { Shell } from "../../language/shell.ts";
import type { Waiting } from "../../network/wait.ts";
import { unknownProgram } from "../../run-program.ts";
import { drawn } from "../drawn.ts";
import { Session } from "../kubectl/session.ts";
import { controllerOf } from "./image-controllers.ts";
import { handedOut } from "./load-balancers.ts";

export const secretMakers: readonly (readonly [string, Command])[] = [
  ["kube-webhook-certgen", webhookCertgen],
  ["argocd", argocd],
  ["metallb-controller", metallbController],
];

interface Wanted {
  readonly namespace: string;
  readonly name: string;
  /** As text. */
  readonly data: Readonly<Record<string, string>>;
}

const pathOf = ({ namespace, name }: Omit<Wanted, "data">) =>
  `/api/v1/namespaces/${namespace}/secrets/${name}`;

/** Makes a Secret; false where there is one. */
function* made({ namespace, name, data }: Wanted, session: Session): Waiting<boolean> {
  const encoded = Object.entries(data).map(([key, value]) => [key, encodeBase64(value)]);
  const body = {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name, namespace },
    type: "Opaque",
    data: Object.fromEntries(encoded),
  };
  try {
    yield* session.json({ method: "POST", path: `/api/v1/namespaces/${namespace}/secrets`, body });
    return true;
  } catch (error) {
    if (error instanceof RefusedError && error.status.reason === "AlreadyExists") return false;
    throw error;
  }
}

/** `undefined` where there is none. */
function* found(wanted: Omit<Wanted, "data">, session: Session): Waiting<JsonObject | undefined> {
  try {
    return yield* session.json({ path: pathOf(wanted) });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Runs what may be refused, which the program tells in words of its own. */
function* heeding(run: Waiting<void>, tell: (message: string) => Waiting<void>): Work {
  try {
    yield* run;
    return 0;
  } catch (error) {
    if (!(error instanceof RefusedError || error instanceof Told)) throw error;
    yield* tell(error.message);
    return 1;
  }
}

function* webhookCertgen([verb = "", ...args]: readonly string[], shell: Shell): Work {
  if (verb !== "create" && verb !== "patch") return yield* unknownProgram(shell);
  const session = new Session(shell, {});
  const { values } = readOptions(args.map(textOf));
  const log = (level: string, msg: string, err?: string) => {
    const time = formatTime(timeOf(shell.context));
    return session.warn(JSON.stringify({ ...(err !== undefined && { err }), level, msg, time }));
  };
  const tell = (message: string) => log("fatal", "the API server refused it", message);
  return yield* heeding(
    verb === "create" ? madeCertificate(values, session, log) : patched(values, session, log),
    tell,
  );
}

type Values = ReadonlyMap<string, string>;
type Log = (level: string, msg: string, err?: string) => Waiting<void>;

const secretOf = (values: Values) => ({
  namespace: values.get("namespace") ?? "",
  name: values.get("secret-name") ?? "",
});

/** As nothing is encrypted, the certificate of the cluster stands for it, and there is no key. */
function* madeCertificate(values: Values, session: Session, log: Log): Waiting<void> {
  const wanted = secretOf(values);
  if ((yield* found(wanted, session)) !== undefined) {
    return yield* log("info", "secret already exists");
  }
  yield* log("info", "no secret found", `secrets "${wanted.name}" not found`);
  yield* log("info", "creating new secret");
  const { certificate } = session;
  const data = {
    ca: certificate,
    [values.get("cert-name") ?? "cert"]: certificate,
    [values.get("key-name") ?? "key"]: noKey,
  };
  yield* made({ ...wanted, data }, session);
}

/** In PEM, the place of a private key that nobody has. */
export const noKey = `-----BEGIN PRIVATE KEY-----\n${encodeBase64("no real key")}\n-----END PRIVATE KEY-----\n`;

function* patched(values: Values, session: Session, log: Log): Waiting<void> {
  const name = values.get("webhook-name") ?? "";
  const isWanted = (type: string) => values.get(`patch-${type}`) !== "false";
  const failurePolicy = values.get("patch-failure-policy") ?? "";
  const secret = yield* found(secretOf(values), session);
  if (secret === undefined) throw new Told(`no secret with '${secretOf(values).name}'`);
  const caBundle = textAt(part(secret, "data"), "ca");
  const types = ["validating", "mutating"].filter(isWanted);
  yield* log(
    "info",
    `patching webhook configurations '${name}' mutating=${isWanted("mutating")}, ` +
      `validating=${isWanted("validating")}, failurePolicy=${failurePolicy}`,
  );
  for (const type of types) {
    const path = `/apis/admissionregistration.k8s.io/v1/${type}webhookconfigurations/${name}`;
    const before = yield* session.json({ path });
    const webhooks = parts(before, "webhooks").map((webhook) => ({
      ...webhook,
      clientConfig: { ...part(webhook, "clientConfig"), caBundle },
      ...(failurePolicy !== "" && { failurePolicy }),
    }));
    yield* session.json({ method: "PUT", path, body: { ...before, webhooks } });
  }
  yield* log("info", "Patched hook(s)");
}

/** `admin redis-initial-password`; its other commands are not known. */
function* argocd(args: readonly string[], shell: Shell): Work {
  if (args[0] !== "admin" || args[1] !== "redis-initial-password") {
    return yield* unknownProgram(shell);
  }
  const session = new Session(shell, {});
  const run = redisPassword({ namespace: session.namespace, name: "argocd-redis" }, session);
  return yield* heeding(run, (message) => session.warn(`{"level":"fatal","msg":"${message}"}`));
}

const passwordLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-";

function* redisPassword(wanted: Omit<Wanted, "data">, session: Session): Waiting<void> {
  const { namespace, name } = wanted;
  yield* session.print(
    `Checking for initial Redis password in secret ${namespace}/${name} at key auth. \n`,
  );
  yield* made({ ...wanted, data: { auth: drawn(16, passwordLetters, session.shell) } }, session);
  yield* session.print(`Argo CD Redis secret state confirmed: secret name ${name}.\n`);
  const secret = yield* found(wanted, session);
  const isThere = textAt(part(secret ?? {}, "data"), "auth") !== "";
  if (!isThere) throw new Told(`key auth doesn't exist in secret ${name}. `);
  yield* session.print("Password secret is configured properly.\n");
}

/** The key that its speakers share, before it hands out addresses. */
function* metallbController(args: readonly string[], shell: Shell): Work {
  const name = shell.variables.get("METALLB_ML_SECRET_NAME");
  const session = new Session(shell, {});
  const data = { secretkey: drawn(172, passwordLetters, shell) };
  if (name !== undefined) {
    const run = made({ namespace: session.namespace, name, data }, session);
    const exitCode = yield* heeding(ignoringAnswer(run), (message) => session.warn(message));
    if (exitCode !== 0) return exitCode;
  }
  // People wait for addresses.
  return yield* controllerOf(handedOut, { lateMs: 4_000 })(args, shell);
}

function* ignoringAnswer(run: Waiting<unknown>): Waiting<void> {
  yield* run;
}

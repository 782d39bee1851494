/** `create`, `run` and `expose`, as the command line has them too. */
import type { JsonObject } from "../../../../api/json.ts";
import { metadataOf, part, textAt } from "../../../../api/json-parts.ts";
import { Failure, RefusedError } from "../../../../client/kubectl/failure.ts";
import type { Flags, Given } from "../../../../client/kubectl/flags.ts";
import { clusterRoleBinding, roleBinding } from "../../../../client/kubectl/made/bindings.ts";
import { configMap } from "../../../../client/kubectl/made/config-map.ts";
import { deployment } from "../../../../client/kubectl/made/deployment.ts";
import { podDisruptionBudget } from "../../../../client/kubectl/made/disruption-budget.ts";
import { type ExposeFlags, exposed, exposeFlags } from "../../../../client/kubectl/made/exposed.ts";
import { ingress } from "../../../../client/kubectl/made/ingress.ts";
import { cronJob, job } from "../../../../client/kubectl/made/jobs.ts";
import {
  groupAndKind,
  inNamespace,
  type Maker,
  requestOf,
} from "../../../../client/kubectl/made/maker.ts";
import { namespace, serviceAccount } from "../../../../client/kubectl/made/plain.ts";
import {
  checkPodFlags,
  isAttached,
  type PodFlags,
  pod,
  podFlags,
  serviceOfPod,
} from "../../../../client/kubectl/made/pod.ts";
import { priorityClass } from "../../../../client/kubectl/made/priority-class.ts";
import { quota } from "../../../../client/kubectl/made/quota.ts";
import { clusterRole, role } from "../../../../client/kubectl/made/roles.ts";
import {
  genericSecret,
  registrySecret,
  tlsSecret,
} from "../../../../client/kubectl/made/secrets.ts";
import {
  clusterIpService,
  externalNameService,
  loadBalancerService,
  nodePortService,
} from "../../../../client/kubectl/made/services.ts";
import { noneProvided } from "../../../../client/kubectl/made/setter.ts";
import { tokenFlags, tokenRequest } from "../../../../client/kubectl/made/token.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import { withLastApplied } from "../../../../client/three-way.ts";
import type { Waiting } from "../../network/wait.ts";
import { hostOf, unpicked } from "./maker-host.ts";
import { besideFinding, besideShared } from "./options.ts";
import type { Session } from "./session.ts";
import type { Shared } from "./shared.ts";
import { findTargets, located } from "./targets.ts";
import { isDry, queryOf, told } from "./write.ts";

const makers: readonly Maker[] = [
  deployment,
  job,
  cronJob,
  configMap,
  genericSecret,
  registrySecret,
  tlsSecret,
  namespace,
  serviceAccount,
  clusterIpService,
  nodePortService,
  loadBalancerService,
  externalNameService,
  ingress,
  role,
  clusterRole,
  roleBinding,
  clusterRoleBinding,
  quota,
  podDisruptionBudget,
  priorityClass,
];

/** The commands that make objects of flags, by name. */
export const madeCommands: Readonly<Record<string, Shared>> = {
  ...Object.fromEntries(makers.map((maker) => [maker.name, creationCommand(maker)])),
  "create token": { flags: { ...besideShared, ...tokenFlags }, run: token },
  run: { flags: { ...besideShared, ...podFlags }, run },
  expose: { flags: { ...besideFinding, ...exposeFlags }, run: expose },
};

function creationCommand(maker: Maker): Shared {
  return {
    flags: { ...besideShared, ...maker.flags },
    *run(args, session) {
      const { options, dashAt } = session;
      const request = requestOf(maker, { flags: givenTo(options), args, dashAt }, "kubectl");
      const made = yield* maker.make(request, hostOf(session));
      const object = maker.isNamespaced ? placed(made, session) : made;
      const answer = yield* posted(object, session, "kubectl-create", maker.refusal);
      yield* tell(answer, "created", session);
    },
  };
}

/** The flags of a shared command: those that were parsed are its own. */
const givenTo = <F extends Flags>(options: Session["options"]) => options as Given<F>;

const placed = (object: JsonObject, { options }: Session): JsonObject =>
  inNamespace(object, options.namespace);

/** Makes the object, unless the client only tries; answers with what came of it. */
function* posted(
  object: JsonObject,
  session: Session,
  manager: string,
  refusal?: string,
): Waiting<JsonObject> {
  const body = session.options["save-config"] === true ? withLastApplied(object) : object;
  if (session.options["dry-run"] === "client") return body;
  const { resource, namespace: place } = yield* located(object, "", session);
  const scope = place === undefined ? {} : { namespace: place };
  const path = pathOf(resource, scope, queryOf(session, manager));
  try {
    return yield* session.json({ method: "POST", path, body });
  } catch (error) {
    if (!(error instanceof RefusedError) || refusal === undefined) throw error;
    throw new Failure(`${refusal}${error.message}`);
  }
}

const tell = (object: JsonObject, done: string, session: Session): Waiting<void> => {
  const title = { resource: groupAndKind(object), name: textAt(metadataOf(object), "name") };
  return told(title, done, object, session);
};

/** A token of a service account, to be used outside. */
function* token(args: readonly string[], session: Session): Waiting<void> {
  const { options, dashAt } = session;
  const words = { flags: givenTo<typeof tokenFlags>(options), args, dashAt };
  const { name, given } = requestOf({ name: "create token" }, words, "kubectl");
  const path = `/api/v1/namespaces/${session.namespace}/serviceaccounts/${name}/token`;
  try {
    const answer = yield* session.json({ method: "POST", path, body: tokenRequest(given) });
    yield* session.print(`${textAt(part(answer, "status"), "token")}\n`);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    throw new Failure(`failed to create token: ${error.message}`);
  }
}

function* run(args: readonly string[], session: Session): Waiting<void> {
  const given: PodFlags = givenTo<typeof podFlags>(session.options);
  const [name] = args.slice(0, session.dashAt);
  checkPodFlags(given, { name, isDry: isDry(session), program: "kubectl" });
  if (isAttached(given))
    throw new Failure("kubesim: kubectl run --attach is not simulated in pods");
  const made = placed(pod(name ?? "", args.slice(1), given), session);
  const answer = yield* posted(made, session, "kubectl-run");
  if (given.expose === true) {
    const service = placed(serviceOfPod(made, given), session);
    yield* tell(yield* posted(service, session, "kubectl-run"), "created", session);
    if (session.options.output === "yaml") yield* session.print("---\n---\n");
  }
  yield* tell(answer, "created", session);
}

function* expose(args: readonly string[], session: Session): Waiting<void> {
  let known: ExposeFlags = givenTo<typeof exposeFlags>(session.options);
  if (args.length === 0 && (session.options.filename ?? []).length === 0) throw noneProvided();
  for (const { object } of yield* findTargets(args, unpicked(session))) {
    const made = exposed(object, known);
    known = made.given;
    const service = placed(made.service, session);
    yield* tell(yield* posted(service, session, "kubectl-expose"), "exposed", session);
  }
}

/** Takes writes through the admission plugins, phase by phase. */
import { type WholeUserInfo, wholeUserInfo } from "../../api/authentication/user-info.ts";
import { isObject } from "../../api/json.ts";
import type { Requester } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { AdmissionPlugin, KindShape, Operation } from "../admission/plugin.ts";
import { Reinvocation } from "../admission/reinvocation.ts";
import { type HeldOwners, nobody } from "../fields/ownership.ts";
import type { Call } from "./context.ts";

type Admitted = "create" | "update";

/** What a write is about, where it is not only a new object. */
interface Subject {
  readonly stored?: KubeObject | undefined;
  /** Where the writer used another than the request says. */
  readonly subresource?: string | undefined;
  /** Who owns the fields of the object once it is written. */
  readonly owners?: HeldOwners;
}

/** What was sent to a subresource with a kind of its own, and what there was of it before. */
export interface SentPart<T extends KubeObject> {
  readonly verb: Operation["verb"];
  readonly kind: KindShape;
  readonly object: T;
  readonly stored?: T;
}

/** Runs the admission plugins that only refuse, before the object is whole. */
export function validateAdmission(
  call: Call,
  verb: Admitted | "delete",
  object: KubeObject | undefined,
  stored?: KubeObject,
): void {
  let operation: Operation | undefined;
  for (const plugin of call.resource.phases.validate) {
    if (!handles(plugin, verb)) continue;
    operation ??= operationOf(call, verb, { object, stored });
    plugin.validate(operation, call.registry, object);
  }
}

/**
 * Runs the admission plugins that change objects with the state of the cluster at hand. Where
 * webhooks or policies change one, all of them run once more, over what `again` makes of it.
 */
export function mutateAdmission(
  call: Call,
  verb: Admitted,
  object: KubeObject,
  subject: Subject & { again(changed: KubeObject): KubeObject },
): KubeObject {
  const runs = runsFor(subject);
  if (!isAnyConcerned(call, verb, call.resource.phases.mutate, runs)) return object;
  return mutate(call, object, { verb, ...subject, runs });
}

/** Runs the admission plugins that look at what is about to be written. */
export function reviewAdmission(
  call: Call,
  verb: Admitted,
  object: KubeObject,
  subject: Subject = nothingElse,
): void {
  const runs = runsFor(subject);
  for (const plugin of call.resource.phases.review) {
    if (!runs(plugin) || !reviews(plugin, call, subject)) continue;
    review(call, object, { verb, ...subject, runs });
    return;
  }
}

const nothingElse: Subject = {};

/** Whether no admission plugin has a say in such a write of the object itself, as things are. */
export function passesUnseen(call: Call, verb: Admitted): boolean {
  const { mutateSpec, validate, mutate, review, charge } = call.resource.phases;
  const { namespace } = call.request;
  if (mutateSpec.length > 0 || isAnyConcerned(call, verb, mutate, everyPlugin)) return false;
  for (const plugin of validate) {
    if (handles(plugin, verb) && plugin.lets?.(call.registry, namespace) !== true) return false;
  }
  for (const plugin of review) if (reviews(plugin, call, nothingElse)) return false;
  if (namespace === undefined) return true;
  for (const { chargesIn } of charge) if (chargesIn?.(namespace) !== false) return false;
  return true;
}

/** Runs the admission plugins that look at what is about to be deleted. */
export function reviewDeletion(call: Call, stored: KubeObject): void {
  for (const plugin of call.resource.phases.reviewDeletion) {
    if (!isConcerned(call, plugin)) continue;
    const operation = operationOf(call, "delete", { object: undefined, stored });
    plugin.reviewDeletion(operation, call.registry);
  }
}

/** What admission makes of what was sent to a subresource with a kind of its own. */
export function mutatePart<T extends KubeObject>(call: Call, part: SentPart<T>): T {
  const { mutate: plugins } = call.resource.phases;
  if (!isAnyConcerned(call, part.verb, plugins, seesParts)) return part.object;
  const again = (changed: KubeObject) => changed;
  // What is changed is decoded again, as an object of its kind.
  return mutate(call, part.object, { ...part, runs: seesParts, again }) as T;
}

/** Runs the admission plugins that look at what was sent to such a subresource. */
export function reviewPart(call: Call, part: SentPart<KubeObject>): void {
  review(call, part.object, { ...part, runs: seesParts });
}

/** What is run over which objects. */
interface Run extends Subject {
  readonly verb: Operation["verb"];
  readonly kind?: KindShape;
  /** Which of the plugins are. */
  runs(plugin: AdmissionPlugin): boolean;
}

/** What was written through a part was shown to some plugins before, as the part. */
const runsFor = ({ subresource }: Subject): Run["runs"] =>
  subresource === undefined ? everyPlugin : seesWholes;

const everyPlugin = () => true;
const seesParts = (plugin: AdmissionPlugin) => plugin.seesParts === true;
const seesWholes = (plugin: AdmissionPlugin) => plugin.seesParts !== true;

const handles = (plugin: AdmissionPlugin, verb: Operation["verb"]): boolean =>
  plugin.handles?.has(verb) !== false;

const isConcerned = ({ resource, request }: Call, { concerns }: AdmissionPlugin): boolean =>
  concerns === undefined || concerns(resource.definition, request.namespace);

/** Whether there is anything for it to look at. */
function reviews(plugin: AdmissionPlugin, call: Call, { subresource }: Subject): boolean {
  const written = subresource ?? call.request.subresource ?? "";
  return plugin.reviews?.has(written) !== false && isConcerned(call, plugin);
}

/** Most writes concern none of them, which must cost next to nothing. */
function isAnyConcerned(
  call: Call,
  verb: Operation["verb"],
  plugins: readonly AdmissionPlugin[],
  runs: Run["runs"],
): boolean {
  for (const plugin of plugins) {
    if (runs(plugin) && handles(plugin, verb) && isConcerned(call, plugin)) return true;
  }
  return false;
}

function mutate(
  call: Call,
  object: KubeObject,
  { again, runs, ...run }: Run & { again(changed: KubeObject): KubeObject },
): KubeObject {
  let reinvocation: Reinvocation | undefined;
  const pass = (given: KubeObject): KubeObject => {
    let current = given;
    for (const plugin of call.resource.phases.mutate) {
      if (!runs(plugin) || !handles(plugin, run.verb) || !isConcerned(call, plugin)) continue;
      if (plugin.seesParts === true) reinvocation ??= new Reinvocation();
      const operation = operationOf(call, run.verb, { ...run, object: current, reinvocation });
      current = plugin.mutate(current, operation, call.registry);
    }
    return current;
  };
  const once = pass(object);
  if (reinvocation?.takeRequired() !== true) return once;
  const twice = pass(again(once));
  return reinvocation.takeRequired() ? again(twice) : twice;
}

function review(call: Call, object: KubeObject, run: Run): void {
  let operation: Operation | undefined;
  for (const plugin of call.resource.phases.review) {
    if (!run.runs(plugin) || !reviews(plugin, call, run)) continue;
    operation ??= operationOf(call, run.verb, { ...run, object });
    plugin.review(operation, call.registry, object);
  }
}

/** Runs the admission plugins that charge for objects. Returns what notes down what was charged. */
export function chargeAdmission(
  call: Call,
  verb: Admitted,
  object: KubeObject,
  stored?: KubeObject,
): () => void {
  const { namespace } = call.request;
  if (namespace === undefined) return nothingCharged;
  let noted = nothingCharged;
  for (const plugin of call.resource.phases.charge) {
    if (plugin.chargesIn?.(namespace) === false) continue;
    const operation = operationOf(call, verb, { object, stored });
    const note = plugin.charge(operation, call.registry, object);
    if (note !== undefined) noted = both(noted, note);
  }
  return noted;
}

const nothingCharged = () => {};

const both = (first: () => void, second: () => void) => () => {
  first();
  second();
};

function operationOf(
  call: Call,
  verb: Operation["verb"],
  subject: Subject & {
    readonly object: KubeObject | undefined;
    readonly kind?: KindShape | undefined;
    readonly reinvocation?: Reinvocation | undefined;
  },
): Operation {
  const { request, resource, options } = call;
  const { object, stored, kind = resource.definition, reinvocation } = subject;
  const { owners = nobody } = subject;
  return {
    verb,
    requestVerb: request.verb,
    definition: resource.definition,
    kind,
    subresource: subject.subresource ?? request.subresource,
    name: request.name ?? nameOf(object),
    givenName: request.name ?? sentName(request.body),
    namespace: request.namespace,
    stored,
    owners,
    dryRun: options.dryRun === true,
    options,
    actor: request.actor,
    user: request.requester && shownUser(request.requester),
    authorizer: call.registry.authorizer,
    warnings: call.warnings,
    annotations: call.annotations,
    observed: call.observed,
    reinvocation,
  };
}

/** Of each request the same one, for whatever asks. */
const shown = new WeakMap<Requester, WholeUserInfo>();

function shownUser(requester: Requester): WholeUserInfo {
  const known = shown.get(requester);
  if (known !== undefined) return known;
  const made = wholeUserInfo(requester.user);
  shown.set(requester, made);
  return made;
}

/** The name, or the prefix from which it is to be made. */
function nameOf(object: KubeObject | undefined): string {
  const { name = "", generateName = "" } = object?.metadata ?? {};
  return name === "" ? generateName : name;
}

function sentName(body: unknown): string {
  const metadata = isObject(body) ? body.metadata : undefined;
  const name = isObject(metadata) ? metadata.name : undefined;
  return typeof name === "string" ? name : "";
}

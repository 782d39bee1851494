import { bootstrapFlowSchemas, bootstrapPriorityLevels } from "../../api/flowcontrol/bootstrap.ts";
import { FlowSchema } from "../../api/flowcontrol/flow-schema.ts";
import {
  autoUpdateAnnotation,
  mandatoryFlowSchemas,
  mandatoryPriorityLevels,
} from "../../api/flowcontrol/mandatory.ts";
import { PriorityLevelConfiguration } from "../../api/flowcontrol/priority-level-configuration.ts";
import { equalJson } from "../../api/json.ts";
import { decodeObject } from "../decode.ts";
import { tableName } from "../registry/resource-table.ts";
import type { Duty, Repair } from "./upkeep.ts";

/** What the two kinds have in common here. */
type Configured = FlowSchema | PriorityLevelConfiguration;
type Definition = typeof FlowSchema | typeof PriorityLevelConfiguration;

/** A kind, and those of it that the server insists on or suggests. */
interface Bootstrap {
  readonly definition: Definition;
  readonly bodies: readonly { readonly metadata: { readonly name: string } }[];
  readonly mandatory: ReadonlyMap<string, object>;
}

const schemas: Bootstrap = {
  definition: FlowSchema,
  bodies: bootstrapFlowSchemas,
  mandatory: mandatoryFlowSchemas,
};
const levels: Bootstrap = {
  definition: PriorityLevelConfiguration,
  bodies: bootstrapPriorityLevels,
  mandatory: mandatoryPriorityLevels,
};

const options = { fieldManager: "api-priority-and-fairness-config-producer-v1" };

const createAll = ({ definition: resource, bodies }: Bootstrap): readonly Repair[] =>
  bodies.map((body) => ({ verb: "create", resource, body, options }));

/** What makes those of a new cluster. */
export const createFlowControl: readonly Repair[] = [...createAll(levels), ...createAll(schemas)];

/**
 * Makes anew what is gone, mandatory or suggested. What is mandatory stays as it is, as does what
 * is suggested until somebody says by the annotation that it is theirs. One that is none of them,
 * and has the annotation, is taken for one of an earlier version, and goes.
 * Source: pkg/registry/flowcontrol/ensurer 1.36.
 */
export const keepFlowControl: Duty = {
  periodMs: 60_000,
  tables: [schemas, levels].map(({ definition }) => tableName(definition)),
  plan: (storage) => {
    const stored = (bootstrap: Bootstrap) =>
      // Neither table holds anything else.
      storage.list(tableName(bootstrap.definition)).map(({ object }) => object as Configured);
    const all = [schemas, levels].map((bootstrap) => ({ bootstrap, held: stored(bootstrap) }));
    return [
      ...all.flatMap(({ bootstrap, held }) => planEnsured(bootstrap, held)),
      ...all.flatMap(({ bootstrap, held }) => planRemoved(bootstrap, held)),
    ];
  },
};

/** Source: ensurer.EnsureConfigurations 1.36. */
export function planEnsured(
  { definition: resource, bodies, mandatory }: Bootstrap,
  held: readonly Configured[],
): readonly Repair[] {
  return bodies.flatMap((body): readonly Repair[] => {
    const { name } = body.metadata;
    const current = held.find(({ metadata }) => metadata.name === name);
    if (current === undefined) return [{ verb: "create", resource, body, options }];
    const next = ensured(current, specOf(resource, body), mandatory.has(name));
    return next === current ? [] : [{ verb: "update", resource, name, body: next, options }];
  });
}

/** Source: ensurer.RemoveUnwantedObjects 1.36. */
export function planRemoved(
  { definition: resource, bodies }: Bootstrap,
  held: readonly Configured[],
): readonly Repair[] {
  const wanted = new Set(bodies.map(({ metadata }) => metadata.name));
  return held
    .filter((each) => !wanted.has(each.metadata.name ?? "") && saysAutoUpdate(each) === true)
    .map(({ metadata }) => ({ verb: "delete", resource, name: metadata.name }));
}

function ensured(current: Configured, spec: Configured["spec"], isMandatory: boolean): Configured {
  const said = saysAutoUpdate(current);
  const updates = isMandatory || (said ?? current.metadata.generation === 1);
  const annotations = { ...current.metadata.annotations, [autoUpdateAnnotation]: String(updates) };
  const metadata = said === updates ? current.metadata : { ...current.metadata, annotations };
  const isSpecRight = !updates || equalJson(current.spec, keepingShares(current, spec));
  if (isSpecRight && metadata === current.metadata) return current;
  // The spec is one of the kind that the current object is of.
  return { ...current, metadata, spec: isSpecRight ? current.spec : spec } as Configured;
}

/** What the level `exempt` lends is up to who runs the cluster. */
function keepingShares(current: Configured, spec: Configured["spec"]): Configured["spec"] {
  const { exempt } = current.spec as PriorityLevelConfiguration["spec"];
  return exempt !== undefined && current.metadata.name === "exempt" ? { ...spec, exempt } : spec;
}

/** Undefined where the annotation is not there or says nothing. Source: Go's strconv.ParseBool. */
function saysAutoUpdate({ metadata }: Configured): boolean | undefined {
  const value = metadata.annotations?.[autoUpdateAnnotation] ?? "";
  if (["1", "t", "T", "true", "TRUE", "True"].includes(value)) return true;
  return ["0", "f", "F", "false", "FALSE", "False"].includes(value) ? false : undefined;
}

function specOf({ structure, kind }: Definition, body: object): Configured["spec"] {
  // What is decoded as of the kind is of it.
  return (decodeObject(structure, body, kind).value as Configured).spec;
}

/** How scenarios name objects: `deployment/web`, `pods`, `svc/web`. */
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { Cluster } from "../cluster.ts";

/** An object that is named, whether it is there or not. */
export interface ObjectReference {
  readonly resource: ResourceDefinition;
  /** Absent where the kind has none. */
  readonly namespace: string | undefined;
  readonly name: string;
}

/** Throws RangeError where the text names no object. */
export function namesIn(text: string): { readonly kind: string; readonly name: string } {
  const [kind = "", name = "", ...rest] = text.split("/");
  if (name === "" || rest.length > 0) {
    throw new RangeError(`"${text}" names no object: write it as deployment/web`);
  }
  return { kind, name };
}

/** Throws RangeError where the text names no object. */
export function referenceOf(cluster: Cluster, text: string, namespace: string): ObjectReference {
  const { kind, name } = namesIn(text);
  const resource = resourceNamed(cluster, kind);
  return { resource, name, namespace: resource.namespaced ? namespace : undefined };
}

/**
 * The kind of that plural, singular, short name or name with group, such as `deployments.apps`.
 * Throws RangeError where there is none.
 */
export function resourceNamed(cluster: Cluster, name: string): ResourceDefinition {
  const wanted = name.toLowerCase();
  const dot = wanted.indexOf(".");
  const plain = dot < 0 ? wanted : wanted.slice(0, dot);
  const group = dot < 0 ? undefined : wanted.slice(dot + 1);
  const found = cluster.server.registry.resources.all.find(({ definition }) => {
    const { plural, singular, shortNames } = definition;
    const isIt = plural === plain || singular === plain || shortNames.includes(plain);
    return isIt && (group === undefined || definition.group === group);
  });
  if (found === undefined) throw new RangeError(`there is no kind named "${name}"`);
  return found.definition;
}

/** The object, if it is there. */
export const objectOf = (
  cluster: Cluster,
  { resource, namespace, name }: ObjectReference,
): KubeObject | undefined => cluster.get(resource, name, namespace);

/** The resources and names that arguments mean: `pods`, `pods,svc`, `deploy web`, `deploy/web`. */
import { Failure } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import type { Served } from "../server/resources.ts";

/** An object by name, or all of a resource. */
export interface Selected {
  readonly resource: Served;
  readonly name?: string;
}

/** Throws where the words make no selection. */
export async function selectFrom(io: Io, args: readonly string[]): Promise<readonly Selected[]> {
  const [types = "", ...names] = args;
  const isPaired = args.map((arg) => arg.includes("/"));
  if (isPaired.some(Boolean)) {
    if (!isPaired.every(Boolean)) throw new Failure(mixedForms);
    const pairs = await Promise.all(args.map((arg) => selectPair(io, arg)));
    return pairs.flat();
  }
  const resources: Served[] = [];
  for (const type of types.split(",")) {
    for (const resource of await io.resources.expand(type)) {
      if (!resources.includes(resource)) resources.push(resource);
    }
  }
  if (names.length === 0) return resources.map((resource) => ({ resource }));
  if (names.includes("")) throw new Failure("resource name may not be empty");
  return resources.flatMap((resource) => names.map((name) => ({ resource, name })));
}

const mixedForms =
  "there is no need to specify a resource type as a separate argument when passing arguments in " +
  "resource/name form (e.g. 'kubesim get resource/<resource_name>' instead of " +
  "'kubesim get resource resource/<resource_name>'";

async function selectPair(io: Io, pair: string): Promise<readonly Selected[]> {
  const parts = pair.split("/");
  const [types = "", name = ""] = parts;
  if (parts.length !== 2 || types === "" || name === "") {
    const fact = "arguments in resource/name form may not have more than one slash";
    if (parts.length > 2) throw new Failure(fact);
    throw new Failure("arguments in resource/name form must have a single resource and name");
  }
  const selected: Selected[] = [];
  for (const type of types.split(",")) {
    selected.push({ resource: await io.resources.find(type), name });
  }
  return selected;
}

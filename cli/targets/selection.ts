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
  // Of several types, each goes with each name, whatever those are.
  if (types.includes(",") && names.length > 0 && args.some((arg) => arg.includes("/"))) {
    throw new Failure(manySlashes);
  }
  const isPaired = args.map((arg) => arg.includes("/"));
  if (isPaired.some(Boolean)) {
    if (!isPaired.every(Boolean)) throw new Failure(mixedForms);
    return Promise.all(args.map((arg) => selectPair(io, arg)));
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

const manySlashes = "arguments in resource/name form may not have more than one slash";

const mixedForms =
  "there is no need to specify a resource type as a separate argument when passing arguments in " +
  "resource/name form (e.g. 'kubesim get resource/<resource_name>' instead of " +
  "'kubesim get resource resource/<resource_name>'";

async function selectPair(io: Io, pair: string): Promise<Selected> {
  const parts = pair.split("/");
  const [type = "", name = ""] = parts;
  if (parts.length > 2) throw new Failure(manySlashes);
  if (parts.length !== 2 || type === "" || type.includes(",") || name === "") {
    throw new Failure("arguments in resource/name form must have a single resource and name");
  }
  return { resource: await io.resources.find(type), name };
}

/** The nodes that `cordon`, `uncordon` and `drain` are called for. */
import { Failure } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import { nothingGiven } from "../report.ts";
import { apiVersionOf, pathOf, type Served } from "../server/resources.ts";
import { selectFrom } from "../targets/selection.ts";
import { findTargets, type Target } from "../targets/targets.ts";

export interface NodeQuery {
  /** As it is typed: `drain`. */
  readonly command: string;
  readonly args: readonly string[];
  /** Absent where the flag was not given. */
  readonly selector: string | undefined;
  readonly chunkSize?: number | undefined;
}

/** Reads nodes by name, as `NAME` or `TYPE/NAME`, or by label. All must be there. */
export async function findNodes(io: Io, query: NodeQuery): Promise<readonly Target[]> {
  const { command, args, selector, chunkSize } = query;
  const help = `See 'kubesim ${command} -h' for help and examples`;
  if (args.length === 0 && selector === undefined) {
    throw new Failure(`USAGE: ${command} NODE [flags]\n${help}`);
  }
  if (args.length === 0 && selector === "") throw nothingGiven();
  if (args.length > 0 && (selector ?? "") !== "") {
    throw new Failure(`cannot specify both a node name and a --selector option\n${help}`);
  }
  if (args.length > 0) return readNamed(io, args);
  const { targets, errors } = await findTargets(io, { args: ["nodes"], selector, chunkSize });
  if (errors.length > 0) throw errors[0];
  return targets;
}

async function readNamed(io: Io, args: readonly string[]): Promise<readonly Target[]> {
  if (args.includes("")) throw new Failure("resource name may not be empty");
  const nodes = await io.resources.find("nodes");
  const named: { readonly resource: Served; readonly name: string }[] = [];
  for (const arg of args) {
    const selected = arg.includes("/") ? await selectFrom(io, [arg]) : [];
    const [pair] = selected;
    named.push({ resource: pair?.resource ?? nodes, name: pair?.name ?? arg });
  }
  if (named.some(({ resource }) => resource !== named[0]?.resource)) {
    throw new Failure("you may only specify a single resource type");
  }
  const targets: Target[] = [];
  for (const { resource, name } of named) {
    const namespace = resource.namespaced ? io.namespace : undefined;
    const object = await io.client.json({ path: pathOf(resource, { namespace, name }) });
    if (resource.kind !== "Node" || resource.group !== "") {
      const got = `${apiVersionOf(resource)}, Resource=${resource.plural}`;
      throw new Failure(`expected resource of type node, got "${got}"`);
    }
    targets.push({ resource, namespace, name, object });
  }
  return targets;
}

/** The history of a workload, as it is asked for. */
import { parts, textAt } from "../../api/json-parts.ts";
import { keeperOf, type Revision, revisionsAmong } from "../../client/kubectl/revisions.ts";
import type { Io } from "../io.ts";
import { pathOf, qualified } from "../server/resources.ts";
import { metadataOf, type Target } from "../targets/targets.ts";

/** The revisions of a workload, oldest first. */
export async function revisionsOf(io: Io, target: Target): Promise<readonly Revision[]> {
  const { namespace, object } = target;
  const keeper = keeperOf(target.resource);
  const resource = await io.resources.find(keeper.resource);
  const scope = namespace === undefined ? {} : { namespace };
  const list = await io.client.json({ path: pathOf(resource, scope) });
  return revisionsAmong(keeper, parts(list, "items"), textAt(metadataOf(object), "uid"));
}

/** `deployments.apps "web"` */
export const quoted = ({ resource, name }: Target) => `${qualified(resource)} "${name}"`;

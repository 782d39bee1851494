/** `get --at`: the requests for the state of a time that is past. */
import { Failure } from "../../client/kubectl/failure.ts";
import { askAbout, momentOf } from "../history.ts";
import type { Io } from "../io.ts";
import { pathOf } from "../server/resources.ts";
import { part, textAt } from "../targets/targets.ts";
import type { Requested } from "./request.ts";

/** The same, of the state as it was then. Throws where that is no longer held. */
export async function requestedAt(
  io: Io,
  requested: readonly Requested[],
  time: string,
): Promise<readonly Requested[]> {
  for (const { resource } of requested) {
    if (resource.verbs.includes("watch")) continue;
    throw new Failure(`${resource.plural} are computed from what is now, and have no past`);
  }
  const resourceVersion = await revisionAt(io, time);
  return requested.map((each) => ({
    ...each,
    // A list is served as it was, whole; a single object only as it is.
    path: (query = {}) => {
      const { resource, name, namespace, selectors } = each;
      const narrowed = name === undefined ? selectors : { fieldSelector: `metadata.name=${name}` };
      const exact = { resourceVersion, resourceVersionMatch: "Exact" };
      return pathOf(resource, { namespace }, { ...narrowed, ...exact, ...query });
    },
    isListed: true,
  }));
}

/** The revision of the cluster at a time. */
async function revisionAt(io: Io, time: string): Promise<number> {
  const spec = { until: momentOf("at", time), limit: 0 };
  const status = part(await askAbout(io, { kind: "Timeline", spec }), "status");
  const [until, began, now] = ["until", "began", "now"].map((name) => textAt(status, name));
  if ((until ?? "") > (now ?? "")) throw new Failure(`${time} is still to come: it is ${now}`);
  if ((until ?? "") < (began ?? "")) {
    throw new Failure(`${time} was before the cluster began, at ${began}`);
  }
  const { revision } = status;
  if (typeof revision === "number") return revision;
  const held = textAt(status, "heldSince");
  throw new Failure(
    `what was at ${time} is no longer held: of all changes, only those since ${held} are`,
  );
}

import { plainly, throwAll } from "../../client/kubectl/failure.ts";
import { locate } from "../files/located.ts";
import type { Io } from "../io.ts";
import { type Requested, requestFor } from "./request.ts";

/** The objects that manifests name. */
export async function requestedByFiles(
  io: Io,
  filenames: readonly string[],
  isRecursive: boolean,
): Promise<readonly Requested[]> {
  const { readManifests } = await import("../files/manifests.ts");
  const { documents, errors } = await readManifests({ filenames, isRecursive }, io);
  throwAll(errors.map(plainly));
  const requested: Requested[] = [];
  for (const document of documents) {
    const { resource, name, namespace } = await locate(io, document);
    requested.push(requestFor({ resource, name }, namespace));
  }
  return requested;
}

import { statSync } from "node:fs";
import { plainly, throwAll } from "../../client/kubectl/failure.ts";
import { locate } from "../files/located.ts";
import type { Io } from "../io.ts";
import { labelFilter } from "../targets/targets.ts";
import { type Requested, requestFor } from "./request.ts";

/** The files that name objects, and what is wanted of those. */
export interface FileQuery {
  readonly filenames: readonly string[];
  readonly isRecursive: boolean;
  /** What is fetched has to have these labels. A table has none, as kubectl has it. */
  readonly selector: string | undefined;
}

/** Whether but one object is expected: of one file, all is shown or nothing. */
export const isOneFile = ([first = "-", ...others]: readonly string[]) =>
  others.length === 0 &&
  first !== "-" &&
  statSync(first, { throwIfNoEntry: false })?.isDirectory() === false;

/** The objects that manifests name, and what is wrong with those that name none. */
export async function requestedByFiles(
  io: Io,
  { filenames, isRecursive, selector }: FileQuery,
): Promise<{ readonly requested: readonly Requested[]; readonly errors: readonly unknown[] }> {
  const isWanted = await labelFilter(selector);
  const { readManifests } = await import("../files/manifests.ts");
  const { documents, errors: unread } = await readManifests({ filenames, isRecursive }, io);
  throwAll(unread.map(plainly));
  const requested: Requested[] = [];
  const errors: unknown[] = [];
  for (const document of documents) {
    try {
      const { resource, name, namespace } = await locate(io, document);
      requested.push({ ...requestFor({ resource, name }, namespace), isWanted });
    } catch (error) {
      errors.push(error);
    }
  }
  return { requested, errors };
}

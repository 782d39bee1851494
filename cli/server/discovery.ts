/** What a server serves: asked once, then remembered in the kubesim folder. */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { JsonObject } from "../../api/json.ts";
import { RefusedError } from "../../client/kubectl/failure.ts";
import {
  discoveryAccept,
  objectsAt as objects,
  readGroups,
  type Served,
  textOf as text,
  textsOf as texts,
} from "../../client/kubectl/resources.ts";
import { makeFolder } from "../files/folders.ts";
import type { Client } from "./http.ts";

/** The file that remembers what the server at `address` serves. */
export function discoveryFile(folder: string, server: string): string {
  const name = server.replace(/^\w+:\/\//, "").replace(/[^\w.-]+/g, "_");
  return join(folder, "cache", "discovery", `${name}.json`);
}

/** What is remembered; nothing where that is nothing. */
export function rememberedDiscovery(file: string): readonly Served[] | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
    // The file is written below and only there.
    return Array.isArray(parsed) ? (parsed as readonly Served[]) : undefined;
  } catch {
    return undefined;
  }
}

/** Asks the server, and remembers the answer where the folder can be written to. */
export async function refreshDiscovery(client: Client, file: string): Promise<readonly Served[]> {
  const served = await askDiscovery(client);
  try {
    makeFolder(dirname(file));
    writeFileSync(file, JSON.stringify(served));
  } catch {
    // It is asked again the next time.
  }
  return served;
}

async function askDiscovery(client: Client): Promise<readonly Served[]> {
  const served: Served[] = [];
  for (const path of ["/api", "/apis"]) {
    const document = await client.json({ path, accept: discoveryAccept });
    if (document.kind === "APIGroupDiscoveryList") served.push(...readGroups(document));
    else served.push(...(await readOldDocuments(client, path, document)));
  }
  return served;
}

/** Servers without aggregated discovery tell each version in a document of its own. */
async function readOldDocuments(client: Client, path: string, root: JsonObject) {
  const versions =
    path === "/api"
      ? texts(root.versions)
      : objects(root.groups).flatMap((group) =>
          objects(group.versions).map((version) => text(version.groupVersion)),
        );
  const served: Served[] = [];
  for (const groupVersion of versions) {
    try {
      const document = await client.json({ path: `${path}/${groupVersion}` });
      served.push(...readResourceList(document, groupVersion));
    } catch (error) {
      // An extension server that is away hides only its own resources.
      if (!(error instanceof RefusedError)) throw error;
    }
  }
  return served;
}

function readResourceList(document: JsonObject, groupVersion: string): readonly Served[] {
  const [first = "", second] = groupVersion.split("/");
  const [group, version] = second === undefined ? ["", first] : [first, second];
  const resources = objects(document.resources);
  const names = resources.map((resource) => text(resource.name));
  return resources
    .filter((resource) => !text(resource.name).includes("/"))
    .map((resource) => {
      const plural = text(resource.name);
      return {
        group,
        version,
        plural,
        singular: text(resource.singularName),
        kind: text(resource.kind),
        namespaced: resource.namespaced === true,
        shortNames: texts(resource.shortNames),
        categories: texts(resource.categories),
        verbs: texts(resource.verbs),
        subresources: names
          .filter((name) => name.startsWith(`${plural}/`))
          .map((name) => name.slice(plural.length + 1)),
      };
    });
}

/** The documents of OpenAPI for a list of resources. */
import { Scale } from "../../api/autoscaling/scale.ts";
import type { JsonObject } from "../../api/json.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { type Structure, structureOf } from "../../api/structure.ts";
import { listStructure, metaStructures } from "./meta-structures.ts";
import { kindKey, pathsOf } from "./operations.ts";
import { renderPaths } from "./render.ts";
import { type Dialect, type KindName, schemasOf } from "./schemas.ts";

type Definitions = readonly ResourceDefinition[];

const info = { title: "Kubernetes", version: "v1.36.0" };
const bearer = {
  description: "Bearer Token authentication",
  type: "apiKey",
  name: "authorization",
  in: "header",
};
const security = [{ BearerToken: [] }];

/** The one document of version 2. */
export function documentV2(definitions: Definitions): JsonObject {
  const { paths, schemas } = contents(definitions, "v2");
  return {
    swagger: "2.0",
    info,
    paths,
    definitions: schemas,
    securityDefinitions: { BearerToken: bearer },
    security,
  };
}

/** The document of version 3 for the resources of one group and version. */
export function documentV3(definitions: Definitions): JsonObject {
  const { paths, schemas } = contents(definitions, "v3");
  const components = { schemas, securitySchemes: { BearerToken: bearer } };
  return { openapi: "3.0.0", info, paths, components, security };
}

function contents(definitions: Definitions, dialect: Dialect) {
  const structures: Structure[] = Object.values(metaStructures);
  const kinds = new Map<string, KindName>();
  const names = new Map<string, string>();
  const add = (structure: Structure, kind: KindName) => {
    structures.push(structure);
    if (structure.name === undefined) return;
    kinds.set(structure.name, kind);
    names.set(kindKey(kind), structure.name);
  };
  for (const { group, version, kind, structure } of definitions) {
    add(structure, { group, version, kind });
    add(listStructure(kind, structure), { group, version, kind: `${kind}List` });
  }
  if (definitions.some(({ scale }) => scale !== undefined)) {
    add(structureOf(Scale), { group: "autoscaling", version: "v1", kind: "Scale" });
  }
  const paths = definitions.flatMap((definition) => pathsOf(definition, names));
  const inOrder = paths.sort((left, right) => (left.path < right.path ? -1 : 1));
  return { paths: renderPaths(inOrder, dialect), schemas: schemasOf(structures, kinds, dialect) };
}

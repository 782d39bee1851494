/** What a kustomization makes and changes, by its fields and by the files that it names. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { Failure } from "../kubectl/failure.ts";
import { toYaml } from "../kubectl/yaml.ts";
import { type Folder, joined } from "./folder.ts";
import { absorbed, type Generated, generated, generatorsOf } from "./generators.ts";
import type { Kustomization } from "./kustomization.ts";
import { byConfig, byField, type Origin, withOrigin, withTransformation } from "./origins.ts";
import { generatedBy, transformOf } from "./plugins.ts";
import { idOf, idText, type Resource } from "./resource.ts";
import type { Schemas } from "./schemas.ts";
import type { Tables } from "./tables.ts";
import { type Transform, transformersOf } from "./transformers.ts";

/** A kustomization on the way through those that name it. */
export interface Target {
  readonly folder: Folder;
  readonly kustomization: Kustomization;
  readonly fileName: string;
  /** The folders of those that name it, and its own. */
  readonly way: readonly string[];
  /** Its folder from that of the first one; nothing where nobody asks where resources are from. */
  readonly origin: string | undefined;
  readonly schemas: Schemas;
}

/** The resources with those that are made. `configs` are generators that have files. */
export function generate(
  resources: readonly Resource[],
  configs: readonly Resource[],
  target: Target,
): readonly Resource[] {
  const { folder, kustomization, origin } = target;
  const fields = generatorsOf(kustomization).map((generator) =>
    from(generated(generator, folder), ofField(target, `${generator.kind}Generator`)),
  );
  refuseCharts(kustomization);
  const files = configs.map((config) =>
    from(generatedBy(config, site(target)), origin === undefined ? undefined : byConfig(config)),
  );
  return [...fields, ...files].reduce(absorbed, resources);
}

const from = (made: Generated, origin: Origin | undefined): Generated =>
  origin === undefined ? made : { ...made, resource: withOrigin(made.resource, origin) };

const ofField = ({ origin, fileName }: Target, kind: string): Origin | undefined =>
  origin === undefined ? undefined : byField(joined(origin, fileName), kind);

/** Charts are programs of another language. */
function refuseCharts(kustomization: Kustomization): void {
  const { helmCharts, helmChartInflationGenerator, helmGlobals } = kustomization;
  const [chart] = [...helmCharts, ...helmChartInflationGenerator];
  if (chart === undefined) return;
  const config: JsonObject = { ...(isObject(helmGlobals) && helmGlobals), ...chart };
  throw new Failure(
    "trouble configuring builtin HelmChartInflationGenerator with config: " +
      `\`\n${toYaml(config)}\`: must specify --enable-helm`,
  );
}

const site = ({ folder, schemas: { structureOf } }: Target) => ({ folder, structureOf });

/** The resources changed. `configs` are transformers that have files. */
export function transform(
  resources: readonly Resource[],
  configs: readonly Resource[],
  target: Target & { readonly tables: Tables },
): readonly Resource[] {
  const fields = transformersOf(target.kustomization, target.tables, site(target)).map((each) =>
    told(each.transform, ofField(target, each.kind)),
  );
  const files = configs.map((config) =>
    told(
      transformOf(config, site(target)),
      target.origin === undefined ? undefined : byConfig(config),
    ),
  );
  return [...fields, ...files].reduce((all, step) => step(all), resources);
}

/** The step that all resources tell of. */
const told = (step: Transform, origin: Origin | undefined): Transform =>
  origin === undefined
    ? step
    : (resources) => step(resources).map((each) => withTransformation(each, origin));

/** Throws Failure where a transformer changes what it is to validate. */
export function validate(
  resources: readonly Resource[],
  configs: readonly Resource[],
  target: Target,
): void {
  for (const config of configs) {
    const after = transformOf(config, site(target))(resources);
    const same = new Map(after.map(({ object }) => [idText(idOf(object)), object]));
    for (const { object } of resources) {
      const text = idText(idOf(object));
      const found = same.get(text);
      if (found !== undefined && toYaml(found) === toYaml(object)) continue;
      const fact =
        found === undefined
          ? `id in self missing from other; id: ${text}`
          : `nodes unequal: ${text}`;
      throw new Failure(`validator shouldn't modify the resource map: ${fact}`);
    }
  }
}

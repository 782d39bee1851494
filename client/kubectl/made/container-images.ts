/** `set image`. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { parts, textAt } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";
import { splitAt } from "../flags.ts";
import {
  type Changed,
  defineSetter,
  noneProvided,
  preparedPlainly,
  type SettingWords,
  withPodSpec,
} from "./setter.ts";

export const containerImages = defineSetter({
  name: "set image",
  usage: "(TYPE NAME | TYPE/NAME) CONTAINER=IMAGE... [flags]",
  summary: "Change the images of containers",
  examples: ["kubesim set image deployment/nginx-deployment nginx=nginx:1.16.1"],
  flags: {},
  noun: "image",
  refusal: "failed to patch image update to pod template: ",
  nothingNamed: noneProvided,
  prepare: preparedPlainly(({ args }: SettingWords<Record<never, never>>) => {
    const { resources, images } = splitImages(args);
    return {
      resources,
      check: () => checkImages(images),
      change: (object, title) => withImages(object, title, images),
    };
  }),
});

/** Images by the name of the container; `*` stands for all. */
type Images = ReadonlyMap<string, string>;

/** Tells the resources from the images, which follow them. */
function splitImages(args: readonly string[]) {
  const resources: string[] = [];
  const images = new Map<string, string>();
  for (const arg of args) {
    const [name, image] = splitAt(arg, "=");
    if (image !== undefined && name !== "") images.set(name, image);
    else if (images.size === 0) resources.push(arg);
    else throw new Failure(`all resources must be specified before image changes: ${arg}`);
  }
  return { resources, images };
}

function checkImages(images: Images): void {
  if (images.size === 0) throw new Failure("at least one image update is required");
  if (images.size > 1 && images.has("*")) {
    throw new Failure(
      "all containers are already specified by *, " +
        "but saw more than one container_name=container_image pairs",
    );
  }
}

function withImages(object: JsonObject, title: string, images: Images): Changed {
  const found = new Set<string>();
  const container = (each: JsonObject): JsonObject => {
    const name = textAt(each, "name");
    const wanted = images.has(name) ? name : "*";
    const image = images.get(wanted);
    if (image === undefined) return each;
    found.add(wanted);
    return { ...each, image };
  };
  const changed = withPodSpec(object, title, (spec) => ({
    ...spec,
    ...(spec.initContainers !== undefined && {
      initContainers: parts(spec, "initContainers").map(container),
    }),
    containers: parts(spec, "containers").map(container),
  }));
  const missing = [...images.keys()].filter((name) => !found.has(name) && name !== "*");
  return {
    object: changed,
    failures: missing.map((name) => new Failure(`unable to find container named "${name}"`)),
  };
}

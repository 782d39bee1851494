/** `create deployment`. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { Failure } from "../failure.ts";
import { container } from "./containers.ts";
import { defineMaker, plainly, type Request, type Surroundings } from "./maker.ts";

const flags = {
  image: { kind: "list", value: "IMAGE", doc: "the image to run (repeatable)" },
  port: { kind: "int32", value: "PORT", doc: "the port that the first container listens on" },
  replicas: { kind: "int32", short: "r", value: "COUNT", doc: "how many pods, 1 unless given" },
} as const;

export const deployment = defineMaker({
  name: "create deployment",
  usage: "NAME --image=IMAGE [flags] [-- COMMAND [args...]]",
  summary: "Make a deployment",
  examples: ["kubesim create deployment web --image=nginx --replicas=3"],
  flags,
  required: ["image"],
  isNamespaced: true,
  refusal: "failed to create deployment: ",
  make: plainly(made),
});

function made({ name, command, given }: Request<typeof flags>, host: Surroundings): JsonObject {
  const { image: images = [], replicas = 1, port } = given;
  if (images.length > 1 && command.length > 0) {
    throw new Failure("cannot specify multiple --image options and command");
  }
  const labels = { app: name };
  const containers = images.map((image, index) => ({
    ...container(containerName(image, host), { image, command }),
    ...(index === 0 && port !== undefined && port >= 0 && { ports: [{ containerPort: port }] }),
  }));
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { labels, name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      strategy: {},
      template: { metadata: { labels }, spec: { containers } },
    },
    status: {},
  };
}

/** The last part of the image; a name that was changed might be another's, so it gets an end. */
function containerName(image: string, { suffix }: Surroundings): string {
  const [name = ""] = image.slice(image.lastIndexOf("/") + 1).split(/[:@]/);
  return /[_.]/.test(name) ? `${name.replace(/[_.]/g, "-")}-${suffix()}` : name;
}
